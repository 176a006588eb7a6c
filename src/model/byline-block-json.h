/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/*
 * Blocks in JSON, for other programs: which members a block has depends on its type, so that they are
 * no table. Records name it by BYLINE_BLOCKS. Byline itself reads HTML (byline-dialect.h).
 */

/**
 * BYLINE_BLOCKS:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a GPtrArray of BylineBlock, never %NULL.
 */
#define BYLINE_BLOCKS(Type, field, json)                                                           \
  BYLINE_RECORDS (Type, field, json, byline_block_record), .write = _byline_blocks_write_json

/**
 * _byline_blocks_write_json:
 * @field: a line of a record's table
 * @self: the struct
 * @writer: where an object is open
 *
 * Writes an array of blocks. Those deeper than %BYLINE_BLOCK_MAX_DEPTH are left out. It is a
 * #BylineFieldWriter.
 */
void _byline_blocks_write_json (const BylineField *field,
                                gconstpointer self,
                                BylineJsonWriter *writer);

G_END_DECLS
