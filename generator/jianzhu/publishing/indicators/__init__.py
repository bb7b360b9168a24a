"""Figures: tables by subject, indicator, topic and period, charts, plan against report, audits."""
