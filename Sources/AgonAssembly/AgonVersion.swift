// SPDX-License-Identifier: Apache-2.0

/// The version of Agon, as plugins, records and `agon --version` show it.
package let agonVersion = "0.1.0"
