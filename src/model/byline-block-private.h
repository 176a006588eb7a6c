/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/** BylineBlockKind: what a type of block is. The table of them has a row for each type. */
typedef struct {
  /** Its name in JSON. */
  const char *name;
  BylineBlockFields fields;
  /** What it is in the dialect; %NULL if writer and reader have functions of their own for it. */
  const char *element;
  const char *class_name;
  /** What its text stands in, behind its children; %NULL if it is all that stands in the element. */
  const char *text_element;
  /** The one element that its children may be; %NULL for all blocks. */
  const char *child_element;
} BylineBlockKind;

extern const BylineBlockKind _byline_block_kinds[];
extern const guint _byline_block_n_kinds;

G_END_DECLS
