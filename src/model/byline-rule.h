/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-filter.h"

G_BEGIN_DECLS

/**
 * BylineRuleKind: what a rule is about.
 * @BYLINE_RULE_KIND_FILTER: a filter that was saved under a name
 * @BYLINE_RULE_KIND_WORD: words in headline, standfirst, kicker or tags (only to be muted)
 */
typedef enum {
  BYLINE_RULE_KIND_SECTION,
  BYLINE_RULE_KIND_AUTHOR,
  BYLINE_RULE_KIND_PUBLICATION,
  BYLINE_RULE_KIND_WORD,
  BYLINE_RULE_KIND_FILTER,
} BylineRuleKind;

/**
 * BylineRuleOp: what the user decided.
 * @BYLINE_RULE_OP_RENAME: the subject is shown as @value
 * @BYLINE_RULE_OP_MERGE: the subject is the same as the one named @value
 * @BYLINE_RULE_OP_HIDE: @number 1: not listed; 0: listed whatever it is called
 * @BYLINE_RULE_OP_PIN: stands first, at place @number (from 0); of an author: followed
 * @BYLINE_RULE_OP_ORGANISATION: @number 1: the author is no person; 0: is one whatever the name says
 * @BYLINE_RULE_OP_SPLIT: in @publication (a key) the author is another one, named @value
 * @BYLINE_RULE_OP_MUTE: its stories are not shown until @number (seconds since 1970, 0: for ever)
 * @BYLINE_RULE_OP_SAVE: the filter is @value (byline_filter_to_string()), at place @number
 */
typedef enum {
  BYLINE_RULE_OP_RENAME,
  BYLINE_RULE_OP_MERGE,
  BYLINE_RULE_OP_HIDE,
  BYLINE_RULE_OP_PIN,
  BYLINE_RULE_OP_ORGANISATION,
  BYLINE_RULE_OP_SPLIT,
  BYLINE_RULE_OP_MUTE,
  BYLINE_RULE_OP_SAVE,
} BylineRuleOp;

/**
 * BylineRule: one thing that the user decided about a name. Rules are data: raw names stay as
 * they were published, so that taking a rule back brings everything back.
 * @name: the name as it is shown to the user, or as the rule's maker knew it
 * @subject: (nullable): the folded name that the rule is kept under; %NULL in a rule that was
 *   just made: the store finds out whom @name means
 * @publication: (nullable): a publication's key, for SPLIT
 * @value: (nullable): see #BylineRuleOp
 * @is_set: %FALSE: there shall be no such rule (any more)
 */
typedef struct {
  BylineRuleKind kind;
  BylineRuleOp op;
  char *name;
  char *subject;
  char *publication;
  char *value;
  gint64 number;
  gboolean is_set;
} BylineRule;

/** The last second of the year 9999: when a mute ends at the latest. */
#define BYLINE_RULE_MAX_TIME G_GINT64_CONSTANT (253402300799)

/** @name: cleaned and bounded. Returns: (transfer full): a rule that is set. */
BylineRule *byline_rule_new (BylineRuleKind kind, BylineRuleOp op, const char *name);
BylineRule *byline_rule_copy (const BylineRule *self);
void byline_rule_free (BylineRule *self);
/** Returns: (transfer full) (element-type BylineRule): an empty array that owns what is in it. */
GPtrArray *byline_rules_new (void);

/* What the user can do, each as one rule. Kinds are SECTION or AUTHOR where one is asked for. */

/** @new_name: (nullable): %NULL or "": its own name again. */
BylineRule *byline_rule_rename (BylineRuleKind kind, const char *name, const char *new_name);
/** @into: (nullable): the one that both are from now on; %NULL: apart again. */
BylineRule *byline_rule_merge (BylineRuleKind kind, const char *name, const char *into);
BylineRule *byline_rule_hide (BylineRuleKind kind, const char *name, gboolean hidden);
/** @place: from 0; -1: not pinned (followed) any more. */
BylineRule *byline_rule_pin (BylineRuleKind kind, const char *name, int place);
BylineRule *byline_rule_organisation (const char *author, gboolean is_organisation);
/**
 * @publication: a publication's key
 * @new_name: (nullable): what the other person is called; %NULL: one person again
 */
BylineRule *byline_rule_split (const char *author, const char *publication, const char *new_name);
/**
 * @kind: SECTION, AUTHOR, PUBLICATION (then @name is its key) or WORD
 * @until: when it ends, 0: never
 */
BylineRule *byline_rule_mute (BylineRuleKind kind, const char *name, gboolean muted, gint64 until);
/** @filter: (nullable): %NULL: not saved any more. */
BylineRule *byline_rule_save_filter (const char *name, const BylineFilter *filter, int place);

/* Names in the journal and in exports. */
const char *byline_rule_kind_to_string (BylineRuleKind kind);
gboolean byline_rule_kind_from_string (const char *text, BylineRuleKind *kind);
const char *byline_rule_op_to_string (BylineRuleOp op);
gboolean byline_rule_op_from_string (const char *text, BylineRuleOp *op);
/** Returns: (transfer full): what @name is kept under in rules of @kind; "" for no name. */
char *byline_rule_fold (BylineRuleKind kind, const char *name);
/**
 * Returns: whether there are rules of @op about @kind, and such a one says what it must: a value, a
 * number within its bounds. One that is not set needs neither.
 */
gboolean byline_rule_is_valid (const BylineRule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRule, byline_rule_free)

G_END_DECLS
