/* SPDX-License-Identifier: Apache-2.0 */
/* Who looks, and in which form. */
#ifndef AGON_OBSERVATION_H
#define AGON_OBSERVATION_H

/* Views. */
#define AGON_VIEW_SEAT 0   /* what the seat sees now */
#define AGON_VIEW_RECALL 1 /* all that the seat has seen, in order: its information state */
#define AGON_VIEW_PUBLIC 2 /* what everybody sees */
#define AGON_VIEW_FULL 3   /* everything: for logs, audits and spectators, never for an agent */

/* Media. An observation may have any size. */
#define AGON_MEDIA_TEXT 0 /* UTF-8 */
#define AGON_MEDIA_JSON 1 /* UTF-8, one object */
#define AGON_MEDIA_PNG 2
#define AGON_MEDIA_SVG 3
#define AGON_MEDIA_F32 4 /* little-endian tensor, its shape in the JSON form under "tensor_shape" */

#endif
