// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `src/agon_abi.rs` of a plugin in Rust.
  static let rustAgonAbiRs = TemplateFile(
    "src/agon_abi.rs",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    //! The C ABI of Agon 1.0 in Rust: the structs of agon/agon.h, field by field. The headers say what
    //! everything means; `agon plugin include-path` tells where they are.
    #![allow(dead_code)] // All of the ABI is here, also what this plugin does not use.

    use std::ffi::{c_char, c_void};

    pub const ABI_MAJOR: u32 = 1;
    pub const ABI_MINOR: u32 = 0;

    pub type Status = i32;
    pub const OK: Status = 0;
    pub const UNSUPPORTED: Status = -1;
    pub const INVALID_ARGUMENT: Status = -2;
    pub const UNPARSEABLE_ACTION: Status = -3;
    pub const ILLEGAL_ACTION: Status = -4;
    pub const AMBIGUOUS_ACTION: Status = -5;
    pub const WRONG_PHASE: Status = -6;
    pub const INVALID_DATA: Status = -7;
    pub const BUDGET_EXHAUSTED: Status = -8;
    pub const IO: Status = -9;
    pub const NO_MEMORY: Status = -10;
    pub const INTERNAL: Status = -11;

    pub const SEAT_CHANCE: i32 = -1;
    pub const SEAT_SIMULTANEOUS: i32 = -2;
    pub const SEAT_NONE: i32 = -4;
    pub const ACTION_ENUMERATED: i32 = 0;
    pub const ACTION_TEXT: i32 = 1;
    pub const ACTION_TOOL: i32 = 2;
    pub const ACTION_MESSAGE: i32 = 3;
    pub const PHASE_PLAY: i32 = 0;
    pub const PHASE_TERMINATED: i32 = 1;
    pub const PHASE_TRUNCATED: i32 = 2;
    pub const VIEW_SEAT: i32 = 0;
    pub const VIEW_RECALL: i32 = 1;
    pub const VIEW_PUBLIC: i32 = 2;
    pub const VIEW_FULL: i32 = 3;
    pub const MEDIA_TEXT: i32 = 0;
    pub const MEDIA_JSON: i32 = 1;
    pub const MEDIA_PNG: i32 = 2;
    pub const MEDIA_SVG: i32 = 3;
    pub const MEDIA_F32: i32 = 4;
    pub const CLONE_EXACT: i32 = 0;
    pub const CLONE_RESEED: i32 = 1;
    pub const CLONE_RESAMPLE: i32 = 2;
    pub const DYNAMICS_SEQUENTIAL: i32 = 0;
    pub const DYNAMICS_SIMULTANEOUS: i32 = 1;
    pub const DYNAMICS_MIXED: i32 = 2;
    pub const CHANCE_NONE: i32 = 0;
    pub const CHANCE_EXPLICIT: i32 = 1;
    pub const CHANCE_SAMPLED: i32 = 2;
    pub const UTILITY_ZERO_SUM: i32 = 0;
    pub const UTILITY_CONSTANT_SUM: i32 = 1;
    pub const UTILITY_GENERAL_SUM: i32 = 2;
    pub const UTILITY_COOPERATIVE: i32 = 3;
    pub const ABILITY_PERFECT_INFORMATION: u64 = 1 << 0;
    pub const ABILITY_CLONE: u64 = 1 << 1;
    pub const ABILITY_SERIALISE: u64 = 1 << 2;
    pub const ABILITY_ENUMERATE: u64 = 1 << 3;

    /// Bytes that somebody else owns.
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct Span {
        pub data: *const c_char,
        pub size: u64,
    }

    impl Span {
        pub const EMPTY: Span = Span { data: std::ptr::null(), size: 0 };

        /// A span of a text that lives as long as the process.
        pub const fn of(text: &'static str) -> Span {
            Span { data: text.as_ptr().cast(), size: text.len() as u64 }
        }

        /// The bytes.
        ///
        /// # Safety
        /// The span must be one that the host passed to a call which has not returned.
        pub unsafe fn bytes<'a>(self) -> &'a [u8] {
            if self.data.is_null() || self.size == 0 {
                return &[];
            }
            unsafe { std::slice::from_raw_parts(self.data.cast(), self.size as usize) }
        }
    }

    /// Where output goes.
    #[repr(C)]
    pub struct Sink {
        pub context: *mut c_void,
        pub write: extern "C" fn(*mut c_void, *const c_void, u64) -> i32,
    }

    pub const ERROR_CAPACITY: usize = 504;

    /// Where a plugin says why a call failed.
    #[repr(C)]
    pub struct Error {
        pub struct_size: u32,
        pub code: i32,
        pub message: [u8; ERROR_CAPACITY],
    }

    /// What the host offers.
    #[repr(C)]
    pub struct Host {
        pub struct_size: u32,
        pub abi_major: u32,
        pub abi_minor: u32,
        pub reserved: u32,
        pub context: *mut c_void,
        pub name: Span,
        pub version: Span,
        pub log: extern "C" fn(*mut c_void, i32, Span),
        pub cancelled: extern "C" fn(*mut c_void) -> i32,
        pub extension: extern "C" fn(*mut c_void, *const c_char) -> *const c_void,
    }

    /// The declared facts of an environment.
    #[repr(C)]
    pub struct Descriptor {
        pub struct_size: u32,
        pub dynamics: i32,
        pub chance: i32,
        pub utility: i32,
        pub replay: i32,
        pub least_seats: u32,
        pub most_seats: u32,
        pub reserved: u32,
        pub abilities: u64,
        pub media: u64,
        pub least_return: f64,
        pub most_return: f64,
        pub most_turns: i64,
        pub id: Span,
        pub version: Span,
        pub title: Span,
        pub summary: Span,
        pub rules: Span,
        pub licence: Span,
        pub authors: Span,
        pub parameters_schema: Span,
    }

    impl Descriptor {
        /// A game of two seats that is won or lost: sequential, zero-sum, without chance and secrets,
        /// with copies and bytes, seen as text and JSON. The texts are empty.
        pub const TWO_SEATS: Descriptor = Descriptor {
            struct_size: size_of::<Descriptor>() as u32,
            dynamics: DYNAMICS_SEQUENTIAL,
            chance: CHANCE_NONE,
            utility: UTILITY_ZERO_SUM,
            replay: 0,
            least_seats: 2,
            most_seats: 2,
            reserved: 0,
            abilities: ABILITY_PERFECT_INFORMATION
                | ABILITY_CLONE
                | ABILITY_SERIALISE
                | ABILITY_ENUMERATE,
            media: 1 << MEDIA_TEXT | 1 << MEDIA_JSON,
            least_return: -1.0,
            most_return: 1.0,
            most_turns: 0,
            id: Span::EMPTY,
            version: Span::EMPTY,
            title: Span::EMPTY,
            summary: Span::EMPTY,
            rules: Span::EMPTY,
            licence: Span::EMPTY,
            authors: Span::EMPTY,
            parameters_schema: Span::EMPTY,
        };
    }

    /// What a seat submits.
    #[repr(C)]
    pub struct Action {
        pub seat: i32,
        pub kind: i32,
        pub id: i64,
        pub to: u64,
        pub text: Span,
    }

    /// Where an episode stands.
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct Progress {
        pub struct_size: u32,
        pub phase: i32,
        pub seat_to_act: i32,
        pub seat_count: u32,
        pub turn: i64,
        pub acting: u64,
        pub legal_count: u64,
    }

    /// Rules with parameters: what an `agon_environment_t` is, is the plugin's own affair.
    pub type EnvironmentHandle = c_void;
    /// An episode: what an `agon_episode_t` is, is the plugin's own affair.
    pub type EpisodeHandle = c_void;

    type Rewards = extern "C" fn(*const EpisodeHandle, *mut f64, u64) -> Status;

    /// The functions of an environment.
    #[repr(C)]
    pub struct EnvironmentTable {
        pub struct_size: u32,
        pub reserved: u32,
        pub descriptor: *const Descriptor,
        pub create: extern "C" fn(*const Host, Span, *mut *mut EnvironmentHandle, *mut Error) -> Status,
        pub destroy: extern "C" fn(*mut EnvironmentHandle),
        pub begin: extern "C" fn(
            *const EnvironmentHandle,
            u32,
            u64,
            Span,
            *mut *mut EpisodeHandle,
            *mut Error,
        ) -> Status,
        pub end: extern "C" fn(*mut EpisodeHandle),
        pub progress: extern "C" fn(*const EpisodeHandle, *mut Progress) -> Status,
        pub legal_actions: extern "C" fn(*const EpisodeHandle, u32, *mut i64, u64, *mut u64) -> Status,
        pub chance_outcomes:
            Option<extern "C" fn(*const EpisodeHandle, *mut i64, *mut f64, u64, *mut u64) -> Status>,
        pub action_name: extern "C" fn(*const EpisodeHandle, i32, i64, *const Sink) -> Status,
        pub parse_action:
            extern "C" fn(*const EpisodeHandle, u32, Span, *mut i64, *mut Error) -> Status,
        pub apply: extern "C" fn(*mut EpisodeHandle, *const Action, u64, *mut Error) -> Status,
        pub rewards: Rewards,
        pub returns: Rewards,
        pub observe:
            extern "C" fn(*const EpisodeHandle, u32, i32, i32, *const Sink, *mut Error) -> Status,
        pub outcome: extern "C" fn(*const EpisodeHandle, *const Sink) -> Status,
        pub clone: Option<
            extern "C" fn(
                *const EpisodeHandle,
                i32,
                u32,
                u64,
                *mut *mut EpisodeHandle,
                *mut Error,
            ) -> Status,
        >,
        pub serialise: Option<extern "C" fn(*const EpisodeHandle, *const Sink, *mut Error) -> Status>,
        pub restore: Option<
            extern "C" fn(
                *const EnvironmentHandle,
                Span,
                *mut *mut EpisodeHandle,
                *mut Error,
            ) -> Status,
        >,
        pub position_key: extern "C" fn(*const EpisodeHandle) -> u64,
        pub extension: extern "C" fn(*const c_char) -> *const c_void,
    }

    /// What `agon_entry` returns.
    #[repr(C)]
    pub struct Plugin {
        pub struct_size: u32,
        pub abi_major: u32,
        pub abi_minor: u32,
        pub reserved: u32,
        pub name: Span,
        pub version: Span,
        pub build: Span,
        pub initialise: extern "C" fn(*const Host, Span, *mut Error) -> Status,
        pub environment_count: extern "C" fn() -> u32,
        pub environment_at: extern "C" fn(u32) -> *const EnvironmentTable,
    }

    // The static tables point at constants only.
    unsafe impl Sync for Descriptor {}
    unsafe impl Sync for EnvironmentTable {}
    unsafe impl Sync for Plugin {}

    // The sizes that the C headers give on 64-bit systems.
    const _: () = assert!(size_of::<Descriptor>() == 200);
    const _: () = assert!(size_of::<EnvironmentTable>() == 168);
    const _: () = assert!(size_of::<Plugin>() == 88);
    const _: () = assert!(size_of::<Action>() == 40);
    const _: () = assert!(size_of::<Progress>() == 40);
    const _: () = assert!(size_of::<Host>() == 80);
    const _: () = assert!(size_of::<Error>() == 512);
    """#)
}
