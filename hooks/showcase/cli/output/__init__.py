"""Findings and coverage as people and programs read them: text, Markdown, GitHub’s marks, SARIF."""
