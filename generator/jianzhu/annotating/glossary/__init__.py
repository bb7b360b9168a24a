"""The terms that an article uses and what it says they mean."""
