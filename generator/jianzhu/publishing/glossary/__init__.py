"""The terms from A to Z."""
