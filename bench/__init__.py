"""What a lesson costs in backedu and elsewhere; see README.md."""
