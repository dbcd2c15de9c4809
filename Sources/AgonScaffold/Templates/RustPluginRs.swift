// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `src/plugin.rs` of a plugin in Rust.
  static let rustPluginRs = TemplateFile(
    "src/plugin.rs",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    //! The functions of the ABI, made from the rules in game.rs: for sequential games without chance
    //! and without secrets. There is seldom a reason to change this file. No panic leaves it.
    //!
    //! Bytes of an episode: its id, version, opening, number of seats, seed and actions. To restore it
    //! is to play the actions again, so bytes cannot make a state that play cannot reach.

    use crate::agon_abi::*;
    use crate::game::{Game, FACTS};
    use std::ffi::{c_char, c_void};
    use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};
    use std::ptr::{copy_nonoverlapping, null};

    #[derive(Clone)]
    struct Episode {
        game: Game,
        seats: u32,
        seed: u64,
        opening: String,
        before: Vec<f64>, // the returns before the last action
        actions: Vec<i64>,
    }

    /// A call that fails: its status and the sentence that says why.
    struct Failure(Status, String);

    type Answer<T = ()> = Result<T, Failure>;

    fn fail<T>(status: Status, sentence: &str) -> Answer<T> {
        Err(Failure(status, sentence.into()))
    }

    /// Runs the body of a call and turns a failure or a panic into a status and a sentence.
    fn answer(error: *mut Error, body: impl FnOnce() -> Answer) -> Status {
        let result = catch_unwind(AssertUnwindSafe(body))
            .unwrap_or_else(|_| fail(INTERNAL, "The rules panicked."));
        let Err(Failure(status, sentence)) = result else { return OK };
        if let Some(error) = unsafe { error.as_mut() } {
            let mut size = sentence.len().min(ERROR_CAPACITY - 1);
            while !sentence.is_char_boundary(size) {
                size -= 1;
            }
            error.code = status;
            error.message[..size].copy_from_slice(&sentence.as_bytes()[..size]);
            error.message[size] = 0;
        }
        status
    }

    /// The episode behind a handle.
    fn episode<'a>(handle: *const EpisodeHandle) -> Answer<&'a Episode> {
        match unsafe { handle.cast::<Episode>().as_ref() } {
            Some(episode) => Ok(episode),
            None => fail(INVALID_ARGUMENT, "The episode is missing."),
        }
    }

    /// Hands a value to the caller, where there is a place for it.
    fn hand<T>(place: *mut T, value: T) -> Answer {
        if place.is_null() {
            return fail(INVALID_ARGUMENT, "The place of a result is missing.");
        }
        unsafe { place.write(value) };
        Ok(())
    }

    fn text<'a>(span: Span, otherwise: Status) -> Answer<&'a str> {
        std::str::from_utf8(unsafe { span.bytes() })
            .or_else(|_| fail(otherwise, "The text is no UTF-8."))
    }

    fn put(sink: *const Sink, bytes: &[u8]) -> Answer {
        match unsafe { sink.as_ref() } {
            None => fail(INVALID_ARGUMENT, "The sink is missing."),
            Some(sink) => match (sink.write)(sink.context, bytes.as_ptr().cast(), bytes.len() as u64) {
                0 => Ok(()),
                _ => fail(BUDGET_EXHAUSTED, "The sink takes no more."),
            },
        }
    }

    impl Episode {
        fn begin(seats: u32, seed: u64, opening: &str) -> Answer<Episode> {
            if seats < FACTS.least_seats || seats > FACTS.most_seats {
                return fail(INVALID_ARGUMENT, "{{name}} is not made for so many seats.");
            }
            let game = Game::begin(seats as usize, seed, opening)
                .map_err(|sentence| Failure(INVALID_DATA, sentence))?;
            let before = game.returns();
            Ok(Episode { game, seats, seed, opening: opening.into(), before, actions: Vec::new() })
        }

        fn seat_to_act(&self) -> i32 {
            self.game.seat_to_act().map_or(SEAT_NONE, |seat| seat as i32)
        }

        fn legal(&self, seat: u32) -> Vec<i64> {
            match self.game.seat_to_act() {
                Some(acting) if acting == seat as usize => self.game.legal(),
                _ => Vec::new(),
            }
        }

        /// Refuses first, then changes, and changes a copy first: a failure leaves no trace.
        fn apply(&mut self, seat: i32, action: i64) -> Answer {
            if self.game.seat_to_act().is_none() {
                return fail(WRONG_PHASE, "The episode has ended.");
            }
            if seat != self.seat_to_act() {
                return fail(WRONG_PHASE, "Another seat is to act.");
            }
            if !self.legal(seat as u32).contains(&action) {
                return fail(ILLEGAL_ACTION, "The action is not legal now.");
            }
            let mut next = self.clone();
            next.before = self.game.returns();
            next.game.apply(action);
            next.actions.push(action);
            *self = next;
            Ok(())
        }

        fn bytes(&self) -> Vec<u8> {
            let mut bytes = head();
            bytes.extend((self.opening.len() as u64).to_le_bytes());
            bytes.extend(self.opening.as_bytes());
            bytes.extend((self.seats as u64).to_le_bytes());
            bytes.extend(self.seed.to_le_bytes());
            bytes.extend((self.actions.len() as u64).to_le_bytes());
            self.actions.iter().for_each(|action| bytes.extend(action.to_le_bytes()));
            bytes
        }

        fn restore(bytes: &[u8]) -> Answer<Episode> {
            let mut rest = Reader(bytes);
            if rest.bytes(head().len() as u64)? != head() {
                return fail(INVALID_DATA, "they are of another game or version.");
            }
            let size = rest.number()?;
            let opening = std::str::from_utf8(rest.bytes(size)?)
                .or_else(|_| fail(INVALID_DATA, "the opening is no UTF-8."))?;
            let seats = rest.number()?.min(u32::MAX as u64) as u32;
            let mut episode = Episode::begin(seats, rest.number()?, opening)?;
            for _ in 0..rest.number()? {
                let action = rest.number()? as i64;
                episode.apply(episode.seat_to_act(), action)?;
            }
            if rest.0.is_empty() {
                Ok(episode)
            } else {
                fail(INVALID_DATA, "they go on too long.")
            }
        }
    }

    /// The bytes before the opening: they tell this environment from others.
    fn head() -> Vec<u8> {
        let mut bytes = Vec::new();
        for text in [FACTS.id, FACTS.version] {
            bytes.extend(text.size.to_le_bytes());
            bytes.extend(unsafe { text.bytes() });
        }
        bytes
    }

    struct Reader<'a>(&'a [u8]);

    impl<'a> Reader<'a> {
        fn bytes(&mut self, size: u64) -> Answer<&'a [u8]> {
            if size > self.0.len() as u64 {
                return fail(INVALID_DATA, "they end too early.");
            }
            let (bytes, rest) = self.0.split_at(size as usize);
            self.0 = rest;
            Ok(bytes)
        }

        fn number(&mut self) -> Answer<u64> {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(self.bytes(8)?);
            Ok(u64::from_le_bytes(bytes))
        }
    }

    static ENVIRONMENT: u8 = 0; // there are no parameters, so one serves all

    extern "C" fn create(
        _: *const Host, parameters: Span, out: *mut *mut EnvironmentHandle, error: *mut Error,
    ) -> Status {
        answer(error, || match text(parameters, INVALID_DATA)? {
            "" | "{}" => hand(out, (&raw const ENVIRONMENT).cast_mut().cast()),
            _ => fail(INVALID_DATA, "{{name}} takes no parameters."),
        })
    }

    extern "C" fn destroy(_: *mut EnvironmentHandle) {}

    extern "C" fn begin(
        _: *const EnvironmentHandle, seats: u32, seed: u64, opening: Span,
        out: *mut *mut EpisodeHandle, error: *mut Error,
    ) -> Status {
        answer(error, || {
            let episode = Episode::begin(seats, seed, text(opening, INVALID_DATA)?)?;
            hand(out, Box::into_raw(Box::new(episode)).cast())
        })
    }

    extern "C" fn end(handle: *mut EpisodeHandle) {
        if !handle.is_null() {
            drop(unsafe { Box::from_raw(handle.cast::<Episode>()) });
        }
    }

    extern "C" fn progress(handle: *const EpisodeHandle, out: *mut Progress) -> Status {
        answer(std::ptr::null_mut(), || {
            let episode = episode(handle)?;
            if out.is_null() {
                return fail(INVALID_ARGUMENT, "The place of the report is missing.");
            }
            let struct_size = unsafe { out.cast::<u32>().read() };
            let seat = episode.game.seat_to_act();
            let report = Progress {
                struct_size,
                phase: if seat.is_some() { PHASE_PLAY } else { PHASE_TERMINATED },
                seat_to_act: episode.seat_to_act(),
                seat_count: episode.seats,
                turn: episode.actions.len() as i64,
                acting: seat.map_or(0, |seat| 1 << seat),
                legal_count: seat.map_or(0, |_| episode.game.legal().len() as u64),
            };
            let size = (struct_size as usize).min(size_of::<Progress>());
            unsafe { copy_nonoverlapping((&raw const report).cast::<u8>(), out.cast(), size) };
            Ok(())
        })
    }

    extern "C" fn legal_actions(
        handle: *const EpisodeHandle, seat: u32, ids: *mut i64, capacity: u64, count: *mut u64,
    ) -> Status {
        answer(std::ptr::null_mut(), || {
            let actions = episode(handle)?.legal(seat);
            let fitting = actions.len().min(capacity as usize);
            if fitting > 0 && !ids.is_null() {
                unsafe { copy_nonoverlapping(actions.as_ptr(), ids, fitting) };
            }
            hand(count, actions.len() as u64)
        })
    }

    extern "C" fn action_name(
        handle: *const EpisodeHandle, seat: i32, id: i64, sink: *const Sink,
    ) -> Status {
        answer(std::ptr::null_mut(), || {
            let episode = episode(handle)?;
            match episode.game.name(id) {
                Some(name) if (0..episode.seats as i32).contains(&seat) => put(sink, name.as_bytes()),
                _ => fail(INVALID_ARGUMENT, "There is no such action."),
            }
        })
    }

    extern "C" fn parse_action(
        handle: *const EpisodeHandle, seat: u32, words: Span, id: *mut i64, error: *mut Error,
    ) -> Status {
        answer(error, || {
            let episode = episode(handle)?;
            if seat >= episode.seats {
                return fail(INVALID_ARGUMENT, "There is no such seat.");
            }
            let words = text(words, UNPARSEABLE_ACTION)?.to_lowercase();
            let outer = |mark: char| mark.is_whitespace() || "\"'`()[]<>.!,;".contains(mark);
            let meant = episode.game.read(words.trim_matches(outer));
            let Some(&action) = meant.first() else {
                return fail(UNPARSEABLE_ACTION, "This is no action; see the rules.");
            };
            if meant.iter().any(|&other| other != action) {
                return fail(AMBIGUOUS_ACTION, "This may mean several actions.");
            }
            hand(id, action)?;
            if !episode.legal(seat).contains(&action) {
                return fail(ILLEGAL_ACTION, "The action is not legal now.");
            }
            Ok(())
        })
    }

    extern "C" fn apply(
        handle: *mut EpisodeHandle, actions: *const Action, count: u64, error: *mut Error,
    ) -> Status {
        answer(error, || {
            let Some(episode) = (unsafe { handle.cast::<Episode>().as_mut() }) else {
                return fail(INVALID_ARGUMENT, "The episode is missing.");
            };
            match unsafe { actions.as_ref() } {
                Some(action) if count == 1 && action.kind == ACTION_ENUMERATED => {
                    episode.apply(action.seat, action.id)
                }
                _ => fail(INVALID_ARGUMENT, "One enumerated action is applied at a time."),
            }
        })
    }

    /// Writes one number a seat.
    fn hand_numbers(episode: &Episode, numbers: &[f64], out: *mut f64, count: u64) -> Answer {
        if count != episode.seats as u64 || numbers.len() as u64 != count || out.is_null() {
            return fail(INVALID_ARGUMENT, "There are not so many seats.");
        }
        unsafe { copy_nonoverlapping(numbers.as_ptr(), out, numbers.len()) };
        Ok(())
    }

    extern "C" fn returns(handle: *const EpisodeHandle, out: *mut f64, count: u64) -> Status {
        answer(std::ptr::null_mut(), || {
            let episode = episode(handle)?;
            hand_numbers(episode, &episode.game.returns(), out, count)
        })
    }

    extern "C" fn rewards(handle: *const EpisodeHandle, out: *mut f64, count: u64) -> Status {
        answer(std::ptr::null_mut(), || {
            let episode = episode(handle)?;
            let now = episode.game.returns();
            let rewards: Vec<f64> = now.iter().zip(&episode.before).map(|(a, b)| a - b).collect();
            hand_numbers(episode, &rewards, out, count)
        })
    }

    extern "C" fn observe(
        handle: *const EpisodeHandle, seat: u32, view: i32, media: i32, sink: *const Sink,
        error: *mut Error,
    ) -> Status {
        answer(error, || {
            let episode = episode(handle)?;
            if !(VIEW_SEAT..=VIEW_FULL).contains(&view) {
                return fail(UNSUPPORTED, "There is no such view.");
            }
            if view <= VIEW_RECALL && seat >= episode.seats {
                return fail(INVALID_ARGUMENT, "There is no such seat.");
            }
            let text = match media {
                MEDIA_TEXT => episode.game.text(seat as usize, view),
                MEDIA_JSON => episode.game.json(seat as usize, view),
                _ => return fail(UNSUPPORTED, "{{name}} is seen as text or JSON."),
            };
            put(sink, text.as_bytes())
        })
    }

    extern "C" fn outcome(handle: *const EpisodeHandle, sink: *const Sink) -> Status {
        answer(std::ptr::null_mut(), || {
            let game = &episode(handle)?.game;
            if game.seat_to_act().is_some() {
                return fail(WRONG_PHASE, "The episode goes on.");
            }
            put(sink, format!("{{\"reason\":\"{}\"}}", game.reason()).as_bytes())
        })
    }

    /// Without chance and secrets all modes are the same.
    extern "C" fn clone(
        handle: *const EpisodeHandle, mode: i32, seat: u32, _seed: u64, out: *mut *mut EpisodeHandle,
        error: *mut Error,
    ) -> Status {
        answer(error, || {
            let episode = episode(handle)?;
            if !(CLONE_EXACT..=CLONE_RESAMPLE).contains(&mode) {
                return fail(UNSUPPORTED, "There is no such clone mode.");
            }
            if mode == CLONE_RESAMPLE && seat >= episode.seats {
                return fail(INVALID_ARGUMENT, "There is no such seat.");
            }
            hand(out, Box::into_raw(Box::new(episode.clone())).cast())
        })
    }

    extern "C" fn serialise(
        handle: *const EpisodeHandle, sink: *const Sink, error: *mut Error,
    ) -> Status {
        answer(error, || put(sink, &episode(handle)?.bytes()))
    }

    extern "C" fn restore(
        _: *const EnvironmentHandle, bytes: Span, out: *mut *mut EpisodeHandle, error: *mut Error,
    ) -> Status {
        answer(error, || match Episode::restore(unsafe { bytes.bytes() }) {
            Ok(episode) => hand(out, Box::into_raw(Box::new(episode)).cast()),
            Err(Failure(_, why)) => {
                fail(INVALID_DATA, &format!("The bytes are no episode of {{name}}: {why}"))
            }
        })
    }

    extern "C" fn position_key(handle: *const EpisodeHandle) -> u64 {
        let mut key = 0;
        answer(std::ptr::null_mut(), || {
            key = episode(handle)?.game.key();
            Ok(())
        });
        key
    }

    extern "C" fn extension(_: *const c_char) -> *const c_void {
        null()
    }

    static DESCRIPTOR: Descriptor = FACTS;

    static TABLE: EnvironmentTable = EnvironmentTable {
        struct_size: size_of::<EnvironmentTable>() as u32,
        reserved: 0,
        descriptor: &raw const DESCRIPTOR,
        create,
        destroy,
        begin,
        end,
        progress,
        legal_actions,
        chance_outcomes: None,
        action_name,
        parse_action,
        apply,
        rewards,
        returns,
        observe,
        outcome,
        clone: Some(clone),
        serialise: Some(serialise),
        restore: Some(restore),
        position_key,
        extension,
    };

    /// A panic becomes a failed call; it prints nothing, because a plugin does not use the terminal.
    extern "C" fn initialise(_: *const Host, _: Span, _: *mut Error) -> Status {
        set_hook(Box::new(|_| {}));
        OK
    }

    extern "C" fn environment_count() -> u32 {
        1
    }

    extern "C" fn environment_at(index: u32) -> *const EnvironmentTable {
        if index == 0 {
            &TABLE
        } else {
            null()
        }
    }

    /// The plugin.
    pub static PLUGIN: Plugin = Plugin {
        struct_size: size_of::<Plugin>() as u32,
        abi_major: ABI_MAJOR,
        abi_minor: ABI_MINOR,
        reserved: 0,
        name: FACTS.id,
        version: FACTS.version,
        build: Span::EMPTY,
        initialise,
        environment_count,
        environment_at,
    };

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn bytes_restore_an_equal_episode() {
            let mut episode = Episode::begin(2, 1, "20").ok().unwrap();
            assert!(episode.apply(0, 3).is_ok() && episode.apply(1, 2).is_ok());
            let bytes = episode.bytes();
            let restored = Episode::restore(&bytes).ok().unwrap();
            assert_eq!(restored.bytes(), bytes);
            assert_eq!(restored.game.key(), episode.game.key());
        }

        #[test]
        fn corrupt_bytes_are_refused() {
            let mut episode = Episode::begin(2, 1, "").ok().unwrap();
            assert!(episode.apply(0, 3).is_ok());
            let bytes = episode.bytes();
            for size in 0..bytes.len() {
                assert!(Episode::restore(&bytes[..size]).is_err());
            }
            let mut other = bytes.clone();
            other[bytes.len() - 8] = 9; // the action becomes one that there is not
            assert!(Episode::restore(&other).is_err());
        }

        #[test]
        fn refusals_leave_no_trace() {
            let mut episode = Episode::begin(2, 1, "2").ok().unwrap();
            let before = episode.bytes();
            assert!(matches!(episode.apply(0, 3), Err(Failure(ILLEGAL_ACTION, _))));
            assert!(matches!(episode.apply(1, 1), Err(Failure(WRONG_PHASE, _))));
            assert_eq!(episode.bytes(), before);
        }

        #[test]
        fn a_panic_is_a_failed_call() {
            let mut error = Error { struct_size: 512, code: 0, message: [0; ERROR_CAPACITY] };
            assert_eq!(answer(&mut error, || panic!("lost")), INTERNAL);
            assert!(error.message.starts_with(b"The rules panicked.\0"));
        }
    }
    """#)
}
