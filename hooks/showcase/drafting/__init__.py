"""Files to begin with: an entry or an adoption record that holds everything that is asked, with guidance as comments."""
