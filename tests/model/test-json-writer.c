/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-json-writer.h"

static char *
write_all (gboolean pretty)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) two = g_ptr_array_new ();
  BylineJsonWriter *writer = byline_json_writer_new (pretty, 0);

  g_ptr_array_add (two, (gpointer) "a");
  g_ptr_array_add (two, (gpointer) "b");
  byline_json_writer_begin_object (writer, NULL);
  byline_json_writer_add_string (writer, "missing", NULL);
  byline_json_writer_add_string (writer, "text", "t");
  byline_json_writer_add_strings (writer, "none", none);
  byline_json_writer_add_strings (writer, "two", two);
  byline_json_writer_begin_array (writer, "rows");
  byline_json_writer_begin_array (writer, NULL);
  byline_json_writer_begin_object (writer, NULL);
  byline_json_writer_set_int (writer, "least", G_MININT64);
  byline_json_writer_set_int (writer, "size", 12);
  byline_json_writer_set_time (writer, "never", 0);
  byline_json_writer_set_time (writer, "time", 86400);
  byline_json_writer_add_if_true (writer, "no", FALSE);
  byline_json_writer_add_if_true (writer, "yes", TRUE);
  byline_json_writer_end_object (writer);
  byline_json_writer_end_array (writer);
  byline_json_writer_begin_array (writer, NULL);
  byline_json_writer_end_array (writer);
  byline_json_writer_end_array (writer);
  byline_json_writer_set_boolean (writer, "false", FALSE);
  byline_json_writer_end_object (writer);
  return byline_json_writer_finish (writer);
}

static void
test_layout (void)
{
  g_autofree char *plain = write_all (FALSE);
  g_autofree char *pretty = write_all (TRUE);

  g_assert_cmpstr (plain, ==,
                   "{\"text\":\"t\",\"two\":[\"a\",\"b\"],"
                   "\"rows\":[[{\"least\":-9223372036854775808,\"size\":12,"
                   "\"time\":\"1970-01-02T00:00:00Z\",\"yes\":true}],[]],"
                   "\"false\":false}");
  g_assert_cmpstr (pretty, ==,
                   "{\n  \"text\" : \"t\",\n  \"two\" : [\n    \"a\",\n    \"b\"\n  ],\n"
                   "  \"rows\" : [\n    [\n      {\n        \"least\" : -9223372036854775808,\n"
                   "        \"size\" : 12,\n        \"time\" : \"1970-01-02T00:00:00Z\",\n"
                   "        \"yes\" : true\n      }\n    ],\n    []\n  ],\n  \"false\" : false\n}");
}

/* RFC 8259, 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped. */
static void
test_escapes (void)
{
  static const struct {
    const char *text;
    const char *json;
  } cases[] = {
    { "", "\"\"" },
    { "plain / caf\xc3\xa9 \xf0\x9f\x98\x80", "\"plain / caf\xc3\xa9 \xf0\x9f\x98\x80\"" },
    { "\"\\", "\"\\\"\\\\\"" },
    { "\b\t\n\v\f\r", "\"\\b\\t\\n\\u000b\\f\\r\"" },
    { "\x01x\x1f\x7f", "\"\\u0001x\\u001f\\u007f\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BylineJsonWriter *writer = byline_json_writer_new (FALSE, 0);
      g_autofree char *json = NULL;

      byline_json_writer_add_string (writer, NULL, cases[i].text);
      json = byline_json_writer_finish (writer);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json-writer/layout", test_layout);
  g_test_add_func ("/model/json-writer/escapes", test_escapes);
  return g_test_run ();
}
