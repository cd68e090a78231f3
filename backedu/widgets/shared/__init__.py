"""What several controls share: base class, choices, pictures drawn beforehand."""
