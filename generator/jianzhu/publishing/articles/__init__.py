"""Articles and the sources they come from: text, marks, notes, citations, the text beside its source."""
