/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor of reading feeds: what libxml2 alone needs to read each as XML and each body as HTML,
 * and to write the bodies again. What `byline-cli parse` costs is said as a multiple of this.
 */
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
#define HTML_OPTIONS                                                                               \
  (HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING)

static int
is_body (const xmlNode *node)
{
  static const char *const names[] = { "encoded", "description", "content", "summary" };

  if (node->type != XML_ELEMENT_NODE)
    return 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp ((const char *) node->name, names[i]) == 0)
      return 1;
  return 0;
}

/* Returns: how many bytes the body takes when it is written again. */
static size_t
rewrite_body (xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  xmlChar *dumped = NULL;
  int length = 0;
  htmlDocPtr html;

  html = htmlReadMemory ((const char *) text, (int) strlen ((const char *) text), NULL, "UTF-8",
                         HTML_OPTIONS);
  if (html != NULL)
    {
      htmlDocDumpMemory (html, &dumped, &length);
      xmlFreeDoc (html);
    }
  xmlFree (dumped);
  xmlFree (text);
  return (size_t) length;
}

static xmlNode *
next_node (xmlNode *node)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE && !is_body (node))
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node != NULL ? node->next : NULL;
}

int
main (int argc, char **argv)
{
  size_t written = 0;

  for (int i = 1; i < argc; i++)
    {
      xmlDoc *document = xmlReadFile (argv[i], NULL, XML_OPTIONS);

      if (document == NULL)
        return EXIT_FAILURE;
      for (xmlNode *node = xmlDocGetRootElement (document); node != NULL; node = next_node (node))
        if (is_body (node))
          written += rewrite_body (node);
      xmlFreeDoc (document);
    }
  printf ("%zu\n", written);
  return EXIT_SUCCESS;
}
