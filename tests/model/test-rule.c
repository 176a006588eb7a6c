/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-rule.h"

/* A number that comes from a journal or a file may be any. */
static void
test_numbers (void)
{
  static const struct {
    BylineRuleKind kind;
    BylineRuleOp op;
    gint64 number;
    gboolean is_valid;
  } cases[] = {
    { BYLINE_RULE_KIND_SECTION, BYLINE_RULE_OP_HIDE, 0, TRUE },
    { BYLINE_RULE_KIND_SECTION, BYLINE_RULE_OP_HIDE, 1, TRUE },
    { BYLINE_RULE_KIND_SECTION, BYLINE_RULE_OP_HIDE, 2, FALSE },
    { BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_HIDE, -1, FALSE },
    { BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_ORGANISATION, 1, TRUE },
    { BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_ORGANISATION, G_MININT64, FALSE },
    { BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_PIN, 0, TRUE },
    { BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_PIN, G_MAXINT, TRUE },
    { BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_PIN, (gint64) G_MAXINT + 1, FALSE },
    { BYLINE_RULE_KIND_SECTION, BYLINE_RULE_OP_PIN, -1, FALSE },
    { BYLINE_RULE_KIND_FILTER, BYLINE_RULE_OP_SAVE, 3, TRUE },
    { BYLINE_RULE_KIND_FILTER, BYLINE_RULE_OP_SAVE, G_MAXINT64, FALSE },
    { BYLINE_RULE_KIND_WORD, BYLINE_RULE_OP_MUTE, 0, TRUE },
    { BYLINE_RULE_KIND_WORD, BYLINE_RULE_OP_MUTE, BYLINE_RULE_MAX_TIME, TRUE },
    { BYLINE_RULE_KIND_WORD, BYLINE_RULE_OP_MUTE, BYLINE_RULE_MAX_TIME + 1, FALSE },
    { BYLINE_RULE_KIND_PUBLICATION, BYLINE_RULE_OP_MUTE, -5, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineRule) rule = byline_rule_new (cases[i].kind, cases[i].op, "Name");

      rule->value = g_strdup ("");
      rule->number = cases[i].number;
      g_assert_cmpint (byline_rule_is_valid (rule), ==, cases[i].is_valid);
      /* There shall be none, whatever number stood there. */
      rule->is_set = FALSE;
      g_assert_true (byline_rule_is_valid (rule));
    }
}

/* Of each operation, the kinds that it is about. */
static void
test_kinds (void)
{
  static const char *const kinds[] = {
    [BYLINE_RULE_OP_RENAME] = "section author",
    [BYLINE_RULE_OP_MERGE] = "section author",
    [BYLINE_RULE_OP_HIDE] = "section author",
    [BYLINE_RULE_OP_PIN] = "section author",
    [BYLINE_RULE_OP_ORGANISATION] = "author",
    [BYLINE_RULE_OP_SPLIT] = "author",
    [BYLINE_RULE_OP_MUTE] = "section author publication word",
    [BYLINE_RULE_OP_SAVE] = "filter",
  };

  for (BylineRuleOp op = BYLINE_RULE_OP_RENAME; op <= BYLINE_RULE_OP_SAVE; op++)
    {
      g_auto (GStrv) expected = g_strsplit (kinds[op], " ", -1);

      for (BylineRuleKind kind = BYLINE_RULE_KIND_SECTION; kind <= BYLINE_RULE_KIND_FILTER; kind++)
        {
          g_autoptr (BylineRule) rule = byline_rule_new (kind, op, "Name");
          const char *name = byline_rule_kind_to_string (kind);

          rule->value = g_strdup ("Other");
          rule->publication = g_strdup ("key");
          g_assert_cmpint (byline_rule_is_valid (rule), ==,
                           g_strv_contains ((const char *const *) expected, name));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rule/numbers", test_numbers);
  g_test_add_func ("/model/rule/kinds", test_kinds);
  return g_test_run ();
}
