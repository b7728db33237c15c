# Frequent sets and rules by arules' eclat and ruleInduction. Reads basket and item ids (int32, one row each).
library(arules)
arguments <- commandArgs(TRUE)
read <- function(name) readBin(file.path(arguments[1], name), "integer", 1e8, size = 4)
baskets <- new("transactions", as(split(read("item.bin"), read("basket.bin")), "transactions"))
took <- system.time({
  sets <- eclat(baskets, parameter = list(supp = as.numeric(arguments[2]), minlen = 1, maxlen = 6), control = list(verbose = FALSE))
  rules <- ruleInduction(sets, baskets, confidence = 0.2)
})
cat(sprintf('{"seconds": %f, "sets": %d, "rules": %d}\n', took[["elapsed"]], length(sets), length(rules)))
