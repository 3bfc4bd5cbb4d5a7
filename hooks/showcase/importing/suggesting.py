def suggested(table, award): return ""
