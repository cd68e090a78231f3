"""The lesson server: snapshots of the lessons, a page that mounts them, a kernel when needed."""
