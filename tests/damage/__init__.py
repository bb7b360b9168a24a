"""Pages broken the way PDF readers break them, with the truth known, and the measure of what restoring makes of them.

`texts/*.txt` → clean_texts (stories and plans, their structure explicit) → printing (printed lines) → pages (a function
a kind of damage, seeds fixed) → measuring (the figures by which annotated texts are judged).
"""
