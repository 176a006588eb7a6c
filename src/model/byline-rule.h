/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-filter.h"

G_BEGIN_DECLS

/**
 * BylineRuleKind:
 * @BYLINE_RULE_KIND_FILTER: a filter that was saved under a name
 * @BYLINE_RULE_KIND_WORD: words in headline, standfirst, kicker or tags (only to be muted)
 *
 * What a rule is about.
 */
typedef enum {
  BYLINE_RULE_KIND_SECTION,
  BYLINE_RULE_KIND_AUTHOR,
  BYLINE_RULE_KIND_PUBLICATION,
  BYLINE_RULE_KIND_WORD,
  BYLINE_RULE_KIND_FILTER,
} BylineRuleKind;

/**
 * BylineRuleOp:
 * @BYLINE_RULE_OP_RENAME: the subject is shown as @value
 * @BYLINE_RULE_OP_MERGE: the subject is the same as the one named @value
 * @BYLINE_RULE_OP_HIDE: @number 1: not listed; 0: listed whatever it is called
 * @BYLINE_RULE_OP_PIN: stands first, at place @number (from 0); of an author: followed
 * @BYLINE_RULE_OP_ORGANISATION: @number 1: the author is no person; 0: is one whatever the name
 *   says
 * @BYLINE_RULE_OP_SPLIT: in @publication (a key) the author is another one, named @value
 * @BYLINE_RULE_OP_MUTE: its stories are not shown until @number (seconds since 1970, 0: for ever)
 * @BYLINE_RULE_OP_SAVE: the filter is @value (byline_filter_to_string()), at place @number
 *
 * What the user decided.
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
 * BylineRule:
 * @name: the name as it is shown to the user, or as the rule's maker knew it
 * @subject: (nullable): the folded name that the rule is kept under; %NULL in a rule that was just
 *   made: the store finds out whom @name means
 * @publication: (nullable): a publication's key, for SPLIT
 * @value: (nullable): see #BylineRuleOp
 * @is_set: %FALSE: there shall be no such rule (any more)
 *
 * One thing that the user decided about a name. Rules are data: raw names stay as they were
 * published, so that taking a rule back brings everything back.
 */
typedef struct {
  BylineRuleKind kind;
  BylineRuleOp op;
  char *name;
  char *subject;
  char *publication_key;
  char *value;
  gint64 number;
  gboolean is_set;
} BylineRule;

/**
 * BYLINE_RULE_MAX_TIME:
 *
 * The last second of the year 9999: when a mute ends at the latest.
 */
#define BYLINE_RULE_MAX_TIME G_GINT64_CONSTANT (253402300799)

/**
 * byline_rule_new:
 * @kind: what it is about
 * @op: what it does
 * @name: a name; cleaned and bounded
 *
 * Returns: (transfer full): a rule that is set
 */
BylineRule *byline_rule_new (BylineRuleKind kind, BylineRuleOp op, const char *name);
/**
 * byline_rule_copy:
 * @self: a rule
 *
 * Returns: (transfer full): a copy of @self, with copies of what it holds
 */
BylineRule *byline_rule_copy (const BylineRule *self);
/**
 * byline_rule_free:
 * @self: (transfer full) (nullable): a rule
 *
 * Frees @self and what it holds.
 */
void byline_rule_free (BylineRule *self);
/**
 * byline_rules_new:
 *
 * Returns: (transfer full) (element-type BylineRule): an empty array that owns what is in it
 */
GPtrArray *byline_rules_new (void);

/* What the user can do, each as one rule. Kinds are SECTION or AUTHOR where one is asked for. */

/**
 * byline_rule_rename:
 * @kind: SECTION, AUTHOR or PUBLICATION
 * @name: a name; a publication's key
 * @new_name: (nullable): what it is called from now on; %NULL or "": its own name again
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_rename (BylineRuleKind kind, const char *name, const char *new_name);
/**
 * byline_rule_merge:
 * @kind: SECTION or AUTHOR
 * @name: a name
 * @into: (nullable): the name that both have from now on; %NULL: apart again
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_merge (BylineRuleKind kind, const char *name, const char *into);
/**
 * byline_rule_hide:
 * @kind: SECTION or AUTHOR
 * @name: a name
 * @hidden: %TRUE: it is not listed; %FALSE: it is listed whatever it is called
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_hide (BylineRuleKind kind, const char *name, gboolean hidden);
/**
 * byline_rule_pin:
 * @kind: what @name is
 * @name: a name
 * @place: its place among those that are pinned, from 0; -1: not pinned (followed) any more
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_pin (BylineRuleKind kind, const char *name, int place);
/**
 * byline_rule_organisation:
 * @author: a name
 * @is_organisation: whether it is no person's
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_organisation (const char *author, gboolean is_organisation);
/**
 * byline_rule_split:
 * @author: a name that two people have
 * @publication: a publication's key
 * @new_name: (nullable): what the person who writes there is called; %NULL: one person again
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_split (const char *author, const char *publication, const char *new_name);
/**
 * byline_rule_mute:
 * @kind: SECTION, AUTHOR, PUBLICATION (then @name is its key) or WORD
 * @name: a name; a publication's key; a word
 * @muted: whether it is muted
 * @until: when the mute ends, in seconds since 1970; 0: never
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_mute (BylineRuleKind kind, const char *name, gboolean muted, gint64 until);
/**
 * byline_rule_save_filter:
 * @name: what the filter is called
 * @filter: (nullable): what is saved; %NULL: it is not saved any more
 * @place: its place among the saved filters, from 0
 *
 * Returns: (transfer full): a rule
 */
BylineRule *byline_rule_save_filter (const char *name, const BylineFilter *filter, int place);

/* Names in the journal and in exports. */
/**
 * byline_rule_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in the journal
 */
const char *byline_rule_kind_to_string (BylineRuleKind kind);
/**
 * byline_rule_kind_from_string:
 * @text: (nullable): a name
 * @kind: (out): the kind, if there is one
 *
 * Returns: whether @text names a kind
 */
gboolean byline_rule_kind_from_string (const char *text, BylineRuleKind *kind);
/**
 * byline_rule_op_to_string:
 * @op: an operation
 *
 * Returns: (transfer none): its name in the journal
 */
const char *byline_rule_op_to_string (BylineRuleOp op);
/**
 * byline_rule_op_from_string:
 * @text: (nullable): a name
 * @op: (out): the operation, if there is one
 *
 * Returns: whether @text names an operation
 */
gboolean byline_rule_op_from_string (const char *text, BylineRuleOp *op);
/**
 * byline_rule_fold:
 * @kind: a kind
 * @name: (nullable): a name
 *
 * Returns: (transfer full): what @name is kept under in rules of @kind; "" for no name
 */
char *byline_rule_fold (BylineRuleKind kind, const char *name);
/**
 * byline_rule_is_valid:
 * @self: a rule
 *
 * Returns: whether there are rules of @op about @kind, and such a one says what it must: a value,
 *   a number within its bounds. One that is not set needs neither.
 */
gboolean byline_rule_is_valid (const BylineRule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRule, byline_rule_free)

G_END_DECLS
