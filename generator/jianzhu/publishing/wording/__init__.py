"""The words of the site itself, in the language of its readers, made safe for Markdown."""
