"""What comes after the upload: dates by Chinese working days, and a reviewer's words understood."""
