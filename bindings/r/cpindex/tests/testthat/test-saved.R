# SPDX-License-Identifier: MIT

given <- list(Kosovo = c("19.L.1" = "yes", "19.S.1" = "partially"), Kosova = c("20.L.1" = "no"))
whole <- list(framework = bundled("kidsrights-index"), answers = cpi_answers(small, given),
              scores = cpi_score(cpi_answers(small, given)), kept = cpi_score(cpi_answers(small, given))["Kosova"])
text_of <- function(...) utils::capture.output(for (one in list(...)) print(one))

test_that("objects survive saveRDS() and save() in the same session", {
  path <- new_file(".rds")
  saveRDS(whole, path)
  expect_identical(do.call(text_of, readRDS(path)), do.call(text_of, whole))
  space <- new.env()
  save(list = "whole", file = path, envir = environment(text_of))
  load(path, space)
  expect_identical(do.call(text_of, space$whole), do.call(text_of, whole))
})

test_that("objects survive in a new session, where their handles are dead", {
  path <- new_file(".rds")
  saveRDS(whole, path)
  read <- sprintf("whole <- readRDS(%s)", deparse(path))
  expect_identical(in_new_session(c(read, "for (one in whole) print(one)")), do.call(text_of, whole))
  expect_identical(in_new_session(c(read, "cat(cpindex:::is_alive(whole$answers$cache$panel))")), "FALSE")
  save(whole, file = path)
  table <- as.data.frame(whole$scores)
  printed <- in_new_session(c(sprintf("load(%s)", deparse(path)), "table <- as.data.frame(whole$scores)",
                              "writeLines(c(table$figure, sprintf('%a', table$score), sprintf('%a', table$high)))"))
  expect_identical(printed, c(table$figure, bits(table$score), bits(table$high)))
})

test_that("what is saved has no addresses in it, and a subclass survives", {
  expect_identical(serialize(cpi_example(), NULL), serialize(cpi_example(), NULL))
  own <- structure(whole$scores, class = c("own_scores", class(whole$scores)))
  expect_identical(unserialize(serialize(own, NULL))$SMALL, whole$scores$SMALL)
  expect_s3_class(own["Kosova"], "own_scores")
})

test_that("the package is unloaded and loaded again while there are objects of it", {
  code <- c("scores <- cpi_score(cpi_answers(cpi_example(), c('19.L.1' = 'yes')))", "path <- dirname(getNamespaceInfo(",
            "  'cpindex', 'path'))", "invisible(scores$A19)", "detach('package:cpindex', unload = TRUE)",
            "cat(is.null(getLoadedDLLs()[['cpindex']]), '')", "invisible(gc())", "library(cpindex, lib.loc = path)",
            "cat(scores$A19, '')", "rm(scores)", "invisible(gc())")
  expect_identical(in_new_session(code), "TRUE 1 ")
})

test_that("every use of a dead handle makes it anew", {
  uses <- c("print(framework)", "str(as.data.frame(framework))", "print(framework['KRI'])",
            "print(cpi_indicators(framework))",
            "print(cpi_answers(framework, c(life = '0.5')))", "print(cpi_score_matrix(framework, matrix(0.5, 1, 5)))",
            "print(answers)", "print(as.data.frame(answers))", "print(cpi_score(answers))", "print(as_coinr(answers))",
            "print(kept)", "print(length(kept))", "print(names(kept))", "print(kept$SMALL)", "print(cpi_explain(kept))",
            "print(cpi_rank(scores))", "print(cpi_goalposts(scores))", "print(cpi_matrix(kept))",
            "print(scores['Kosovo'])")
  path <- new_file(".rds")
  saveRDS(whole, path)
  attach_whole <- sprintf("list2env(readRDS(%s), globalenv())", deparse(path))
  fresh <- as.vector(vapply(uses, function(use) paste(c("invisible(", attach_whole, ")", use), collapse = ""), ""))
  expect_identical(in_new_session(sub(")print", ")\nprint", sub(")str", ")\nstr", fresh, fixed = TRUE), fixed = TRUE)),
                   utils::capture.output(for (use in uses) eval(parse(text = use), whole)))
})

test_that("what was warned of when an object was made is not said again", {
  path <- new_file(".rds")
  expect_warning(made <- cpi_answers(small, frame(unit = character(), "19.L.1" = character())), class = "cpi_warning")
  saveRDS(made, path)
  expect_warning(summary(readRDS(path)), NA)
})
