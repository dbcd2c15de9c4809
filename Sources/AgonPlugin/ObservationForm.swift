// SPDX-License-Identifier: Apache-2.0

/// The form of an observation.
enum ObservationForm {
  case text, json, svg
}
