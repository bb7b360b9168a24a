"""What an article measures: numbers with their units, subjects, indicators, periods and bounds."""
