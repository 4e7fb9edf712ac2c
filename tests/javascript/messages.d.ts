// Written by `make schema` from docs/asyncapi.json and docs/openapi.json.
declare namespace wire {
  interface About {
    id: string;
    title: string;
    starts_at: number;
    ends_at: number;
    timezone: string;
    theme?: string | null;
    venue?: string;
    language?: string;
    chair?: Party | null;
    chair_person?: string | null;
    webcast?: string | null;
    number?: number | null;
    session?: number | null;
    body?: string | null;
    private?: boolean;
    modalities?: Modalities;
    rehearsal?: boolean;
    interpretation_until?: number | null;
    demonstration?: boolean;
    venue_is_text?: boolean;
    says_unreached?: boolean;
  }
  interface AcceptHandover {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
  }
  interface Access {
    ends_at: number;
    server_now: number;
  }
  interface ActView {
    name: string;
    at: number;
    by: string;
    reason: string | null;
    until: number | null;
    speech: string | null;
    about: SpeechView | null;
    seconds: number | null;
    was: string | null;
    limits: CategoryLimit[];
    announcement: StandingAnnouncement | null;
    items?: RecordedItem[];
  }
  interface AddItem {
    kind: string;
    title: string;
    number?: string | null;
    block?: string | null;
    limit_ms?: number | null;
    speech_limit_ms?: number | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    after?: string | null;
    starts_at?: number | null;
  }
  interface AddPerson {
    called: string;
    honorific?: string | null;
    functions?: string[];
    affiliation?: string | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface AddSpeech {
    item: string;
    party: Party;
    role?: "chair" | "floor_speaker" | "introductory_speaker" | "keynote_speaker" | "moderator" | "opening_speaker" | "panellist" | "recording";
    language?: string | null;
    topic?: string | null;
    limit_ms?: number | null;
    after?: string | null;
    person?: string | null;
    on_behalf_of?: Party[];
  }
  interface AddTerm {
    source: string;
    target: string;
  }
  interface AddTime {
    seconds: number;
    reason?: "chair" | "interpretation" | "interruption" | "technical" | null;
  }
  interface AdjustClock {
    seconds: number;
  }
  interface AdvanceFloor {
    from_speech: string | null;
    to?: Target | "any" | null;
  }
  interface AdvanceView {
    from_speech: string | null;
    to: Target | null;
    item: ItemView | null;
    speech: SpeechView | null;
    opens_item: boolean;
    leaves_empty: boolean;
    passed_over: number;
  }
  interface Alarm {
    code: "booth_empty" | "desk_left" | "double_relay" | "gap" | "handover_needed" | "language_unknown" | "no_microphone" | "off_air_microphone" | "off_duty_microphone" | "other_source" | "pivot_left" | "retour_possible" | "two_microphones" | "uncovered";
    severity: number;
    booth?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    source?: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh" | null;
    desk?: string | null;
    language?: string | null;
    interpreter?: string | null;
    name?: string | null;
  }
  interface AmendEntry {
    speech: string;
    confirmed?: boolean | null;
    level?: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    level_confirmed?: boolean | null;
    concerned?: boolean | null;
    category?: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | null;
    addressed_to?: string[] | null;
    interpreter?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    against_delivery?: boolean | null;
    video?: boolean | null;
  }
  interface AmendItem {
    item: string;
    title?: string | null;
    number?: string | null;
    limit_ms?: number | null;
    speech_limit_ms?: number | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    starts_at?: number | null;
  }
  interface AmendMeeting {
    title?: string | null;
    theme?: string | null;
    venue?: string | null;
    starts_at?: number | null;
    ends_at?: number | null;
    timezone?: string | null;
    webcast?: string | null;
    number?: number | null;
    floor_limit_ms?: number | null;
    members_limit_ms?: number | null;
    blocks?: Block[] | null;
    interpretation_until?: number | null;
    says_unreached?: boolean | null;
  }
  interface AmendPerson {
    person: string;
    called?: string | null;
    honorific?: string | null;
    functions?: string[] | null;
    affiliation?: string | null;
  }
  interface AmendSpeech {
    speech: string;
    language?: string | null;
    limit_ms?: number | null;
    text?: "follows_later" | "none" | "off_text" | "on_text" | null;
    topic?: string | null;
    on_behalf_of?: Party[] | null;
  }
  interface AnnounceLimit {
    limits: CategoryLimit[];
    list?: string | null;
  }
  interface AnnouncedLimits {
    limits: CategoryLimit[];
    speech?: string | null;
    own?: ([string, number])[];
    at?: number;
  }
  interface AnnouncedLimitsView {
    limits: CategoryLimit[];
    speech: string | null;
    at: number;
  }
  interface AnnouncementView {
    id: string;
    phrase: "begins_at" | "consultations" | "documents_at_desk" | "list_closed" | "list_closes_at" | "moved_to" | "next_meeting_at" | "resumes_at" | "slower" | "statements_to_desk" | "suspended_for" | "take_seats" | "time_limit" | null;
    time: number | null;
    minutes: number | null;
    place: string | null;
    text: T | null;
    until: number;
  }
  interface AnswerSignal {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    signal: "help" | "microphone" | "no_sound" | "no_text";
  }
  interface ApproveText {
    text: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    revision: number;
  }
  interface ArchiveMeeting {
  }
  interface ArmFloor {
    speech: string | null;
  }
  interface AskHandover {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
    to: string;
  }
  interface AskInterpretation {
    until: number;
  }
  interface AskSlower {
    sure?: boolean;
  }
  interface Assign {
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    name: string | null;
  }
  interface AttachStatement {
    speech: string;
    document: string | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    closed?: boolean;
  }
  interface Band {
    name?: "concerned" | "concerned_again" | "concerned_nhri" | "dignitaries" | "everyone" | "groups" | "joint" | "members" | "ngo" | "nhri" | "observers" | "states" | "un_igo";
    within?: "alphabetical" | "inscribed" | "level" | "lot";
    most?: number | null;
  }
  interface Beat {
    epoch: string;
    seq: number;
    captions_seq: number;
    captions_changed: number;
    server_now: number;
  }
  interface BlankOutputs {
  }
  interface BlankRoom {
  }
  interface Block {
    id: string;
    kind: string;
    budget_ms?: number | null;
  }
  interface BlockBudget {
    kind: string;
    budget_ms: number;
  }
  interface BlockView {
    id: string;
    kind: string;
    budget_ms: number | null;
  }
  interface BoothAhead {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    looked: number;
    own_language: OwnLanguageAhead[];
    turn: MicrophoneTurnView | null;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface BoothDeskView {
    id: string;
    taken: boolean;
    gone: boolean;
    since: number | null;
    interpreter: string | null;
    name: string;
    active: boolean;
    microphone: "cough" | "off" | "on" | null;
    hears: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh" | null;
  }
  interface BoothSignal {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    signal: "help" | "microphone" | "no_sound" | "no_text";
    at: number;
    answered_by?: string | null;
    answered_at?: number | null;
  }
  interface BoothTeam {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desks: string[];
    interpreters: Interpreter[];
    into?: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
  }
  interface BoothView {
    meeting: WorkingMeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    booth: BoothWork;
    pronunciations: Record<string, string>;
    place: PlaceView | null;
    relay: RelayView | null;
    next_relay: RelayView | null;
    planned_relay: RelayView | null;
    desks: DesksView | null;
    signals?: BoothSignal[];
    pointed?: PointedLine | null;
  }
  interface BoothWork {
    language: string;
    mode: "direct" | "idle" | "listening" | "relay" | "rest" | "retour" | "unknown";
    into: string;
    floor: string | null;
    report: ReportView | null;
    retour: string | null;
    retour_pending: boolean;
  }
  interface CallEntryInVain {
    speech: string;
  }
  interface Capacity {
    kind?: "group" | "joint" | "national";
    parties?: Party[];
    others?: number;
  }
  interface CapacityView {
    kind: "group" | "joint" | "national";
    parties: PartyView[];
    others: number;
  }
  interface CaptionsAnswer {
    v: number;
    epoch: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    seq: number;
    changed: number;
    cues: Cue[];
    after: number;
    changed_after: number | null;
    before: number | null;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface CaptionsMessage {
    v: number;
    epoch: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    seq: number;
    changed: number;
    cues: Cue[];
  }
  interface CarriedEntry {
    speech: Speech;
    entry: Entry;
  }
  interface CarriedList {
    speakers: ListOfSpeakers;
    entries: CarriedEntry[];
    hands?: Hand[];
    people?: Person[];
    details?: ([string, Details])[];
    texts?: ProgrammeText[];
    joined?: boolean;
    announced?: AnnouncedLimits[] | null;
  }
  interface CarryList {
    list: string;
    meeting: string;
    item: string;
  }
  interface CarryRow {
    meeting: string;
    title: T;
    list: string;
    item: string;
    entries: number;
    at: number;
    by: string;
    standing: "asked" | "carried_over" | "refused" | "returned";
    why: string;
  }
  interface CategoryLimit {
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | "everyone";
    limit_ms: number;
    turn?: number | null;
  }
  interface CategoryTotal {
    speeches: number;
    held_ms: number;
    held_s: number;
    over_ms: number;
    category: string;
    membership: "member" | "observer" | null;
  }
  interface ChainView {
    source: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh";
    by: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    booths: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
  }
  interface ChainsView {
    speech: string | null;
    language: string | null;
    language_name: string | null;
    standing: "confirmed" | "expected" | "unknown";
    expected: boolean;
    chains: ChainView[];
    resting: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    gaps: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    alarms: Alarm[];
  }
  interface ChairView {
    meeting: WorkingMeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    measured: MeasuredTimes | null;
    advance: AdvanceView;
    chair_person: PersonView | null;
    called: T | null;
    holder: T | null;
    resuming: T | null;
    resuming_after_ruling: T | null;
    pronunciations: Record<string, string>;
    speaking_time?: SpeakingTimeView | null;
    coming?: SpeechView[];
    prepared?: PreparedLine[];
    strip?: StripBar[];
    standing?: StandingAnnouncement[];
  }
  interface ChangePassword {
    password: string;
    new_password: string;
  }
  interface ChangesDue {
    booths: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ChiefBooth {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    team: BoothTeam | null;
    desks: DesksView | null;
    relay: RelayView | null;
    next_relay: RelayView | null;
  }
  interface ChiefView {
    meeting: WorkingMeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    booths: ChiefBooth[];
    chains: ChainsView | null;
    next_chains: ChainsView | null;
    off_duty: string[];
    overrides: RelayOverride[];
    retour: Record<string, string>;
    signals?: BoothSignal[];
  }
  interface Choose {
    chosen: Chosen[];
  }
  interface Chosen {
    segment: string;
    from_revision: number;
    back?: number;
  }
  interface ChosenLinks {
    links: string[];
  }
  interface ClearRelay {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface Clock {
    status?: ClockStatus;
    started_at?: number | null;
    paused_at?: number | null;
    paused_ms?: number;
    limit_ms?: number | null;
    warning_ms?: number;
  }
  type ClockStatus = "idle" | "paused" | "running";
  interface ClocksView {
    speech: Clock | null;
    item: Clock | null;
    meeting: Clock | null;
  }
  interface CloseItem {
    item: string;
  }
  interface CloseMeeting {
    reason?: "end_of_programme" | "interpretation" | "security" | "technical" | "time" | null;
  }
  interface Colleague {
    name: string;
    language: string;
    sentence: string | null;
    typing: boolean;
  }
  interface CommandMessage {
    meeting: string;
    id: string;
    name: string;
    args: Record<string, any>;
    expires_at?: number | null;
  }
  interface Concordance {
    units: MatchRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ConfirmReturned {
    changes: Confirmed[];
    comments?: ConfirmedComment[];
  }
  interface ConfirmSame {
    segment: string;
    places: Record<string, number>;
  }
  interface Confirmed {
    segment: string;
    text: string;
    from_revision: number;
    approve?: boolean;
  }
  interface ConfirmedComment {
    segment: string;
    words: string;
  }
  interface ConsistencyAnswer {
    document: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    conflicts: TargetConflict[];
    terms: TermUse[];
    waiting: Correction[];
    drafts: MachineDrafts[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ConsoleView {
    meeting: WorkingMeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: StandingAnnouncement[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    measured: MeasuredTimes | null;
    advance: AdvanceView;
    undo: UndoView;
    block: BlockView | null;
    reports: ReportView[];
    last_switch: DoneBy | null;
    chair_person: PersonView | null;
    blank: boolean;
    pronunciations: Record<string, string>;
    private: boolean;
    place: PlaceView | null;
    retour: Record<string, string>;
    relay: ChainsView | null;
    undelivered?: number;
    later?: string[];
    speaking_time?: SpeakingTimeView | null;
    strip?: StripBar[];
    signals?: BoothSignal[];
  }
  interface Copies {
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    copies: WorkingCopy[];
    withheld: boolean;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface CopiesErased {
    ok: boolean;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface CopiesKept {
    ok: boolean;
    saved_at: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface CorrectCaption {
    unit: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    text: string;
    revision: number;
  }
  interface CorrectSpeech {
    speech: string;
    party?: Party | null;
    called?: string | null;
    title?: string | null;
    topic?: string | null;
    on_behalf_of?: Party[] | null;
    language?: string | null;
    typed_in?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
  }
  interface Correction {
    segment: string;
    sentence: number;
    source: string;
    value: string;
    by: string;
    at: number;
    places: SamePlace[];
  }
  interface Cue {
    number: number;
    unit: string;
    text: T | null;
    original: string;
    kind?: "heading" | "line";
    how?: "hand" | "pace" | "recording" | "typed";
    speech?: string | null;
    document?: string | null;
    at?: number;
    changed?: number;
    withdrawn?: boolean;
    stale?: boolean;
  }
  interface Cues {
    seq: number;
    changed: number;
    cues: Cue[];
  }
  interface DayReport {
    language: string;
    meetings: MeetingReport[];
    categories: ReportedCategory[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface DeclineHandover {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
    words?: string;
  }
  interface DeclinedView {
    by: string;
    words: string;
    at: number;
  }
  interface DelegationList {
    language: string;
    delegations: DelegationRow[];
    party: string;
    behalf: string | null;
    on_behalf_of: DelegationRow | null;
    known?: KnownRow[];
  }
  interface DelegationRow {
    code: string;
    kind: string;
    category: string;
    name: string;
    formal: string;
    membership: "member" | "observer" | null;
    match: "exact" | "guess" | "only";
  }
  interface DescribeParty {
    speech: string;
    pronunciation?: string | null;
    seat?: string | null;
  }
  interface DeskEntryView {
    at: number;
    channel: "delegation" | "desk" | "earlier_meeting" | "file";
    by: string;
    standing: "confirmed" | "inscribed" | "withdrawn";
    to_confirm: boolean;
    level: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    level_confirmed: boolean;
    concerned: boolean;
    addressed_to: string[];
    interpreter: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    against_delivery: boolean;
    video: boolean;
    absent_at: number | null;
    carried_over: boolean;
    reason: Reason;
  }
  interface DeskLine {
    interpreter: string;
    name: string;
    desk: string | null;
    mode: "direct" | "gap" | "idle" | "listening" | "relay" | "rest" | "retour" | "unknown";
    source: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh" | null;
    reason: "at_microphone" | "best_language" | "by_hand" | "language_unknown" | "least_load" | "no_source" | "nobody_speaks" | "nobody_there" | "not_declared" | "only_source" | "own_channel" | "own_interpreter" | "own_language" | "reads_text" | "understands" | "usual_pivot" | "worked_into" | "works_into_own" | "works_out";
    by?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
  }
  interface DeskView {
    meeting: WorkingMeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    texts_seq: number;
    place: PlaceView | null;
  }
  interface DesksView {
    desks: BoothDeskView[];
    people: PersonAtDesk[];
    active: string | null;
    left: string | null;
    at_microphone: string | null;
    handover: HandoverView | null;
    declined: DeclinedView | null;
    microphone_lost: MicrophoneLost | null;
  }
  interface Details {
    called?: ([string, string])[];
    pronunciation?: string | null;
    seat?: string | null;
  }
  interface DismissReport {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface Document {
    id: string;
    meeting: string | null;
    title: string;
    name: string;
    kind: string;
    language: string;
    visibility?: string;
    speech?: string | null;
    symbol?: string | null;
    version?: number;
    as_of?: string | null;
    withdrawn?: boolean;
    created_at?: number;
    created_by?: string;
    release?: string;
    delivery?: string | null;
    delivered?: boolean;
  }
  interface DocumentAnswer {
    mark: number;
    document: DocumentRow;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    second: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    blocks: ReadBlock[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface DocumentList {
    mark: number;
    documents: DocumentRow[];
    references: PaperDocument[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface DocumentRow {
    id: string;
    title: string;
    kind: string;
    language: string;
    symbol: string | null;
    version: number;
    as_of: string | null;
    speech: string | null;
    languages: string[];
    titles?: ReadText[];
    untitled?: boolean;
    called?: Record<string, string>;
  }
  interface DocumentText {
    mark: number;
    document: Document;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    beside: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    lines: LineRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface DocumentsMessage {
    v: number;
    epoch: string;
    mark: number;
  }
  interface Done {
    ok: boolean;
    seq: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface DoneBy {
    actor?: string;
    device?: string;
    at?: number;
  }
  interface DoneRow {
    segment: string;
    was: number;
    revision: RevisionRow;
  }
  interface DraftAgain {
    document?: string | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    origin?: string | null;
  }
  interface DraftedAgain {
    ok: boolean;
    jobs: number;
    sentences: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface DrawList {
    list: string;
    seed?: string;
    result?: string[];
  }
  interface EndFloor {
  }
  interface EndSessions {
    name: string;
    session?: string | null;
  }
  interface EndSignal {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    signal: "help" | "microphone" | "no_sound" | "no_text";
  }
  interface Entry {
    list: string;
    at: number;
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo";
    channel?: "delegation" | "desk" | "earlier_meeting" | "file";
    by?: DoneBy;
    capacity?: Capacity;
    level?: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    level_confirmed?: boolean;
    concerned?: boolean;
    addressed_to?: string[];
    interpreter?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    against_delivery?: boolean;
    video?: boolean;
    turn?: number;
    standing?: "confirmed" | "inscribed" | "withdrawn";
    lot?: number | null;
    absent_at?: number | null;
    key?: OrderKey;
    place?: Place | null;
    earlier_language?: string | null;
  }
  interface EntryView {
    list: string;
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo";
    capacity: CapacityView;
    turn: number;
    level: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    not_reached: boolean;
    desk: DeskEntryView | null;
  }
  interface ErrorObject {
    code: "bad_request" | "protocol" | "not_signed_in" | "not_allowed" | "not_found" | "stale" | "refused" | "too_many" | "no_translator" | "unavailable" | "internal";
    message: string;
    retry: boolean;
    args: Record<string, any>;
  }
  interface ExpectedTime {
    low: number;
    middle: number;
    high: number;
    known: boolean;
  }
  interface Failure {
    ok: boolean;
    error: ErrorObject;
  }
  interface Fault {
    line: number;
    reason: string;
    value?: string;
  }
  interface FigureAhead {
    kind: "date" | "name" | "number" | "state" | "symbol";
    original: string;
    text: string | null;
  }
  interface FileConflict {
    segment: string;
    reason: string;
    source: string;
    text: string;
    now: string;
  }
  interface Filed {
    ok: boolean;
    document: Document;
    passages?: PassageRow[];
    called?: Record<string, string>;
    left_out?: LeftOut[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Finding {
    check: "caption" | "dropped" | "language" | "name" | "number" | "organization" | "person" | "placeholder" | "repetition" | "state" | "stray" | "symbol" | "term" | "untranslated" | "url";
    severity: "error" | "info" | "warning";
    code: string;
    message: string;
    values?: string[];
  }
  interface FollowCaptions {
    action: "back" | "go_on" | "hold" | "jump" | "next" | "no_text" | "off_text" | "on_text" | "text_follows";
    speech?: string | null;
    position?: number | null;
    to?: number | null;
  }
  interface FollowingView {
    mode: "auto" | "hand" | "held" | "no_text" | "off_text" | "text_follows";
    approximate: boolean;
    visible: boolean;
    document: string | null;
    known?: boolean;
  }
  interface FormatList {
    language: string;
    formats: FormatRow[];
  }
  interface FormatRow {
    name: string;
    origin: "shipped" | "site";
    title: string;
    rules: ListRules | null;
    unverified: string[];
  }
  interface GenderTotal {
    persons: number;
    held_ms: number;
    held_s: number;
  }
  interface GenderTotals {
    women: GenderTotal;
    men: GenderTotal;
  }
  interface GiveFloor {
    speech?: string | null;
    party?: Party | null;
    role?: "chair" | "floor_speaker" | "introductory_speaker" | "keynote_speaker" | "moderator" | "opening_speaker" | "panellist" | "recording";
    language?: string | null;
    limit_ms?: number | null;
    on_behalf_of?: Party[];
  }
  interface GrantInterpretation {
    until: number;
  }
  interface GrantView {
    at: number;
    by: string;
    seconds: number;
    reason: string | null;
  }
  interface HaltView {
    kind: string;
    started_at: number;
    ended_at: number | null;
    lasted_ms: number | null;
    interrupted: string | null;
    speech: string | null;
    taken_back: boolean;
  }
  interface Hand {
    id: string;
    after: string | null;
  }
  interface HandLength {
    count: number;
    unit: "characters" | "words";
    fast_per_minute: number | null;
    source: string | null;
    red_per_minute?: number | null;
  }
  interface HandLine {
    number: number;
    segment: string;
    kind: "heading" | "line";
    steps: number;
    original: T;
    text: T | null;
    figures?: FigureAhead[];
    before?: string | null;
  }
  interface HandOnList {
    carry: number;
    why?: string;
  }
  interface HandText {
    speech: string;
    language: string;
    document?: string | null;
    version?: number;
    original?: string | null;
    delivery?: string | null;
    lines?: HandLine[];
    length?: HandLength | null;
    filed_at?: number;
    left_out?: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface HandoverView {
    by: string;
    to: string;
    answers: string | null;
    standing: "accepted" | "asked";
    lapses_at: number;
  }
  interface HealthMessage {
    epoch: string;
    seq: number;
    server_now: number;
    server: Server;
    screens: ScreenRow[];
    attendees: Record<string, number>;
    attendees_behind: Record<string, number>;
    troubles: Trouble[];
    parts: PartRow[];
  }
  interface HeldRole {
    role: string;
    name: string;
    by: string;
    meeting: string | null;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    scope: string | null;
    ends_at: number;
  }
  interface Here {
    sentence?: string | null;
    typing?: boolean;
    leaving?: boolean;
  }
  interface Identified {
    ok: boolean;
  }
  interface Identify {
    screen: number;
  }
  interface InDocument {
    ok: boolean;
    others: Colleague[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface InscribeEntry {
    list: string;
    party: Party;
    category?: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | null;
    person?: string | null;
    language?: string | null;
    topic?: string | null;
    capacity?: Capacity;
    level?: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    level_confirmed?: boolean;
    concerned?: boolean;
    addressed_to?: string[];
    interpreter?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    against_delivery?: boolean;
    video?: boolean;
    turn?: number;
    channel?: "delegation" | "desk" | "earlier_meeting" | "file";
    leave?: boolean;
    again?: boolean;
  }
  interface InsertRows {
    placeables: Placeable[];
    terms: KnownTerm[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Interpretation {
    by: "booth" | "text" | null;
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    expected?: boolean;
  }
  interface InterpretationEndView {
    until: number;
    standing: "asked" | "granted" | "planned" | "refused";
    asked_until: number | null;
  }
  interface Interpreter {
    id: string;
    name: string;
    a: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    b?: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    c?: string[];
    desk?: string | null;
  }
  interface InterruptFloor {
    kind: "chair" | "point_of_order" | "technical" | "visit";
    party?: Party | null;
    language?: string | null;
    on_behalf_of?: Party[];
  }
  interface InterruptionView {
    kind: "chair" | "point_of_order" | "technical" | "visit";
    started_at: number;
    depth: number;
    interrupted: SpeechView | null;
    ruling: boolean;
    after_ruling: SpeechView | null;
  }
  interface Item {
    id: string;
    kind: string;
    title: string;
    number?: string | null;
    block?: string | null;
    limit_ms?: number | null;
    speech_limit_ms?: number | null;
    speeches?: string[];
    status?: ItemStatus;
    language?: string | null;
    members_limit_ms?: number | null;
    starts_at?: number | null;
  }
  interface ItemRow {
    item: ItemView;
    status: string;
    block: string | null;
    limit_ms: number | null;
    speech_limit_ms: number | null;
    started_at: number | null;
    ended_at: number | null;
    held_ms: number;
    order: string[] | null;
    speeches: SpeechRow[];
  }
  type ItemStatus = "done" | "open" | "planned";
  interface ItemTotal {
    speeches: number;
    held_ms: number;
    held_s: number;
    over_ms: number;
    item: RecordedItem | null;
  }
  interface ItemView {
    id: string;
    kind: string;
    number: string | null;
    title: T;
    position: number;
    of: number;
    starts_at: number | null;
  }
  interface Join {
    protocol: number;
    meeting: string;
    audience: "captions" | "room" | "booth" | "console" | "chair" | "moderator" | "desk" | "pointer" | "technician" | "chief";
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    captions?: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    device?: string | null;
    token?: string | null;
    epoch?: string | null;
    seq?: number | null;
    documents?: boolean;
    output?: "lectern" | "overlay" | "room" | null;
    desk?: string | null;
  }
  interface Joined {
    ok: boolean;
    epoch: string;
    seq: number;
    server_now: number;
    recovered: boolean;
    view: TimedView | RoomView | BoothView | ConsoleView | ChairView | ModeratorView | DeskView | PointerView | TechnicianView | ChiefView;
    captions: Record<string, Cues>;
    documents?: number | null;
  }
  interface KeepCopies {
    copies: TypedText[];
  }
  interface Kept {
    ok: boolean;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface KnownRow {
    kind: "delegation" | "group" | "organization" | "person" | "recording";
    name: string;
    language: string;
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo";
    match: "exact" | "guess" | "only";
  }
  interface KnownTerm {
    source: string;
    target: string;
  }
  interface LeaveDesk {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
  }
  interface LeaveText {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    speech: string;
    back?: boolean;
  }
  interface LeftOut {
    kind: "comment" | "deleted" | "field" | "hidden" | "metadata" | "moved" | "note" | "page" | "struck";
    count: number;
    texts?: string[];
  }
  interface LiftLimit {
    list?: string | null;
  }
  interface LineRow {
    id: string;
    kind: "caption" | "cell" | "footnote" | "heading" | "item" | "paragraph" | "title";
    number: string | null;
    level: number;
    text: string;
    revision: RevisionRow | null;
    beside: RevisionRow | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
  }
  interface LinkList {
    server_now: number;
    links: LinkRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface LinkRow {
    id: string;
    role: string;
    meeting: string | null;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    scope: string | null;
    label: string;
    expires_at: number;
    revoked_at: number | null;
    last_used_at: number | null;
    made_by: string | null;
    mine: boolean;
  }
  interface ListElsewhere {
    meeting: string;
    title: ProgrammeText;
    list: string;
    private?: boolean;
  }
  interface ListOfSpeakers {
    id: string;
    items: string[];
    rules?: ListRules;
    opens_at?: number | null;
    closes_at?: number | null;
    closes_after_ms?: number | null;
    seen_by?: "delegations" | "desk" | "everyone";
  }
  interface ListRow {
    id: string;
    items: string[];
    seen_by: "delegations" | "desk" | "everyone";
    carried: CarryRow | null;
    received: SourceRow | null;
  }
  interface ListRules {
    format?: string;
    limits?: CategoryLimit[];
    reductions?: Reduction[];
    divide?: boolean;
    bands?: Band[];
    levels?: (("chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president")[])[];
    dignitary?: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president";
    budgets?: BlockBudget[];
    rounds?: number | null;
    opens_before_ms?: number | null;
    online_closes_before_ms?: number | null;
    closes_after_ms?: number | null;
    leave_when_late?: ("concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | "everyone")[];
    once?: boolean;
    confirmation?: ("concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | "everyone")[];
    absence?: "end_of_category" | "loses_turn";
    scale?: Reduction[];
    item_clock?: boolean;
  }
  interface LoadCaptions {
    speech: string;
    document: string;
    of: number;
    timed?: boolean;
    visible?: boolean;
    position?: number | null;
    spoken_ms?: number[];
  }
  interface LookFor {
    words: string;
    by: string;
    case?: boolean;
    whole?: boolean;
  }
  interface MachineDrafts {
    document: string;
    language: string;
    origin: string;
    count: number;
  }
  interface MakeAnnouncement {
    to: ("attendees" | "booths" | "chair" | "room")[];
    until: number;
    phrase?: "begins_at" | "consultations" | "documents_at_desk" | "list_closed" | "list_closes_at" | "moved_to" | "next_meeting_at" | "resumes_at" | "slower" | "statements_to_desk" | "suspended_for" | "take_seats" | "time_limit" | null;
    time?: number | null;
    minutes?: number | null;
    place?: string | null;
    text?: string | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
  }
  interface MakeLink {
    role: string;
    meeting?: string | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    scope?: string | null;
    label?: string;
    days?: number | null;
  }
  interface MarkInterpreter {
    interpreter: string;
    on_duty: boolean;
  }
  interface MarkSpeechAbsent {
    speech: string;
  }
  interface MatchRow {
    percent: number | null;
    grade: "automatic" | "exact" | "fuzzy" | "none" | "tentative";
    source: string;
    target: string;
    standing: string;
    origin: string;
    document: string | null;
    by?: string;
    at?: number;
  }
  interface MeasuredTimes {
    by_category?: Record<string, Ratios>;
    called?: number;
    absent?: number;
    stops?: number;
    stops_ms?: number;
    visit?: boolean;
  }
  interface MeetingList {
    meetings: MeetingView[];
    being_read?: boolean;
  }
  interface MeetingLists {
    language: string;
    lists: ListOfSpeakers[];
    panellists: PanellistRow[];
    others: OtherMeetingRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface MeetingRecord {
    meeting: WorkingMeetingView;
    language: string;
    turns: TurnView[];
    acts: ActView[];
    interruptions: HaltView[];
    totals: Totals;
    entries: RecordedEntry[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface MeetingReport {
    meeting: WorkingMeetingView;
    planned_starts_at: number;
    planned_ends_at: number;
    opened_at: number | null;
    closed_at: number | null;
    held_ms: number | null;
    suspended_ms: number;
    blocks: ReportedBlock[];
    items: ReportedItem[];
    categories: ReportedCategory[];
    outcomes: OutcomeCount[];
    not_reached: UnreachedSpeech[];
    stops: ReportedStop[];
    interpretation: ReportedInterpretation;
    genders: GenderTotals | null;
    announcements?: ReportedAnnouncement[];
  }
  interface MeetingView {
    id: string;
    title: T;
    theme: T | null;
    venue: string;
    venue_text: T | null;
    starts_at: number;
    ends_at: number;
    timezone: string;
    status: string;
    chair: PartyView | null;
    interpretation_until: number | null;
    webcast: string | null;
    rehearsal: boolean;
    demonstration: boolean;
    status_reason: string | null;
    status_since: number | null;
    status_until: number | null;
    archived: boolean;
  }
  interface MicrophoneLost {
    desk: string;
    by: string | null;
    why: "lapsed" | "off_duty" | "pressed" | "released";
    at: number;
  }
  interface MicrophoneTurnView {
    desk: string;
    since: number;
    length_ms: number;
    rule: "dense" | "three" | "usual";
    source: string;
    change: "after_this" | "before" | "inside" | "now" | null;
    speech: SpeechView | null;
    expected: ExpectedTime | null;
  }
  interface Modalities {
    name?: string;
    year?: number;
    source?: string;
    floor_limit_ms?: number | null;
    warning_ms?: number;
    item_warning_ms?: number;
    meeting_warning_ms?: number;
    retour?: ([string, string])[];
    members_limit_ms?: number | null;
  }
  interface ModeratorView {
    meeting: MeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    block_clock: Clock | null;
    panellists: PanellistView[];
    questions: QuestionView[];
  }
  interface MoveItem {
    item: string;
    after: string | null;
  }
  interface MoveSpeech {
    speech: string;
    after: string | null;
  }
  interface NextMeeting {
    id: string;
    title: ProgrammeText;
    starts_at: number;
    private?: boolean;
  }
  interface NextMeetingView {
    id: string;
    title: T;
    starts_at: number;
  }
  interface NotDoneRow {
    segment: string;
    reason: string;
    message: string;
    findings: string[];
  }
  interface NoteRow {
    id: string;
    sentence: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    kind: "comment" | "flag";
    author: string;
    words: string;
    at: number;
    done_at: number | null;
  }
  interface NoteRows {
    notes: NoteRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Noted {
    ok: boolean;
    note: NoteRow;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Notice {
    code: "reload" | "restart" | "signed_out" | "identify" | "test_card";
  }
  interface OfficialFiled {
    ok: boolean;
    segments: number;
    left_out?: LeftOut[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface OneTarget {
    value: string;
    persons: boolean;
    places: SentenceAt[];
  }
  interface OpenItem {
    item: string;
  }
  interface OpenMeeting {
  }
  interface OrderKey {
    band?: number;
    rank?: number;
    at?: number;
    lot?: number;
    name?: string;
  }
  interface OrderedRow {
    party: PartyView;
    person: PersonView | null;
    on_behalf_of: PartyView[];
    capacity: CapacityView;
    level: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    own: boolean;
    joint: number | null;
  }
  interface OtherMeetingRow {
    id: string;
    title: string;
    starts_at: number;
    begins: string;
  }
  interface OutcomeCount {
    outcome: "absent" | "carried_over" | "done" | "interrupted" | "not_reached" | "on_floor" | "planned" | "skipped" | "taken_back" | "withdrawn";
    entries: number;
  }
  interface OutcomeRow {
    ok: boolean;
    done: DoneRow[];
    refused: NotDoneRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Outputs {
    room: number;
    overlay: number;
  }
  interface OverrideRelay {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    source: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh";
    reason: string;
    whole_meeting?: boolean;
  }
  interface Overrun {
    item: string;
    budget_ms: number;
    by_ms: number;
  }
  interface OwnEntry {
    speech: SpeechView;
    status: string;
    standing: "confirmed" | "inscribed" | "withdrawn";
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo";
    capacity: CapacityView;
    turn: number;
    at: number;
    level: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    level_confirmed: boolean;
    to_confirm: boolean;
    not_reached: boolean;
    carried_over: boolean;
    carried_into: T | null;
    place: number | null;
    why: string;
  }
  interface OwnFloor {
    speech: SpeechView;
    clock: Clock | null;
  }
  interface OwnLanguageAhead {
    place: number;
    speech: SpeechView;
    expected_by: "earlier" | "official" | "planned" | "spoken" | "text" | null;
    mode: "direct" | "idle" | "listening" | "relay" | "rest" | "retour" | "unknown";
    into: string;
    expected: ExpectedTime | null;
  }
  interface OwnList {
    id: string;
    items: ItemView[];
    opens_at: number | null;
    closes_at: number | null;
    closes_after_ms: number | null;
    own_opens_at: number | null;
    own_closes_at: number | null;
    seen_by: "delegations" | "desk" | "everyone";
    waiting: number;
    entries: OwnEntry[];
    order: OrderedRow[] | null;
  }
  interface OwnLists {
    mine_seq: number;
    language: string;
    delegation: string;
    name: T | null;
    lists: OwnList[];
    floor?: OwnFloor | null;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface PanellistRow {
    id: string;
    name: string;
  }
  interface PanellistView {
    speech: SpeechView;
    status: string;
    held_ms: number;
    questions: number;
  }
  interface PaperDocument {
    title: string;
    symbol?: string | null;
    printed?: string | null;
    language?: string;
  }
  interface PartRow {
    part: string;
    code: string | null;
    severity: number;
    n: number | null;
  }
  interface Party {
    kind: "delegation" | "group" | "organization" | "person" | "recording";
    name: string;
    id?: string;
    language?: string;
    code?: string | null;
    category?: string | null;
    seat?: string | null;
  }
  interface PartyTotal {
    speeches: number;
    held_ms: number;
    held_s: number;
    over_ms: number;
    party: PartyView;
    person: PersonView | null;
  }
  interface PartyView {
    kind: string;
    code: string | null;
    name: T;
    category: string | null;
    seat: string | null;
    membership?: "member" | "observer" | null;
  }
  interface PassageRow {
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    first: number;
    last: number;
  }
  interface PassageSet {
    ok: boolean;
    sentences: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface PauseFloor {
  }
  interface Person {
    id: string;
    name: string;
    honorific?: string | null;
    functions?: string[];
    affiliation?: string | null;
    language?: string;
  }
  interface PersonAtDesk {
    id: string;
    name: string;
    desk: string | null;
    there: boolean;
  }
  interface PersonList {
    server_now: number;
    people: PersonRow[];
  }
  interface PersonRow {
    name: string;
    role: string;
    disabled: boolean;
    last_used_at: number | null;
    mine: boolean;
    sessions: SessionRow[];
  }
  interface PersonView {
    name: T;
    honorific: string | null;
    functions: T[];
    affiliation: T | null;
  }
  interface Place {
    after?: string | null;
    reason?: "carried" | "chair" | "command" | "custom" | "late" | "other" | "request" | "swap";
    words?: string;
    by?: DoneBy;
    other?: string | null;
  }
  interface PlaceEntry {
    speech: string;
    after: string | null;
    reason?: "carried" | "chair" | "command" | "custom" | "late" | "other" | "request" | "swap";
    words?: string;
  }
  interface PlaceView {
    document: string;
    position: number;
    of: number;
    unit: string | null;
    number: number | null;
    hand: DoneBy | null;
    ahead: number | null;
    share_per_minute?: number | null;
  }
  interface Placeable {
    kind: "address" | "date" | "name" | "number" | "placeholder" | "symbol";
    text: string;
    insert: string;
  }
  interface PlanCheck {
    overruns: Overrun[];
    planned_ms: number;
    some_untimed: boolean;
  }
  interface PlanMeeting {
    about: About;
    blocks: Block[];
    people: Person[];
    items: Item[];
    speeches: Speech[];
    documents?: PaperDocument[];
  }
  interface PointStatement {
    delegation: string;
    speech: string;
    line: number;
    of: number;
  }
  interface PointedLine {
    speech: string;
    line: number;
    of: number;
  }
  interface PointerView {
    meeting: MeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    own: boolean;
    pointed: PointedLine | null;
  }
  interface PrepareLine {
    moment: "closing" | "introduction" | "opening";
    text: string;
    item?: string | null;
    language?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
  }
  interface PreparedLine {
    moment: "closing" | "introduction" | "opening";
    item: string | null;
    text: string;
    language: string;
  }
  interface PresenceMessage {
    epoch: string;
    seq: number;
    booths: Station[];
    consoles: Station[];
    attendees: Record<string, number>;
    attendees_behind: Record<string, number>;
    outputs: Outputs;
    outputs_behind: Outputs;
  }
  interface Preview {
    replacements: ReplacementRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Programme {
    programme_seq: number;
    edits_seq: number;
    language: string;
    chair: PersonView | null;
    blocks: BlockView[];
    lists: ListRow[];
    order: string[] | null;
    rounds: string[][];
    says_unreached: boolean;
    without_place: string[];
    unspent: UnspentTime[];
    plan: PlanCheck | null;
    items: ItemRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ProgrammeText {
    id: string;
    language: string;
    value: string;
    versions?: ([string, Version])[];
    original_revision?: number;
    public?: ([string, Version])[];
  }
  interface ProposalRow {
    segment: string;
    match: MatchRow;
    sentence: number | null;
    from_segment: string | null;
  }
  interface ProposalRows {
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    proposals: ProposalRow[];
    after: string | null;
    waiting: Correction[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ProposeLimit {
    limits: CategoryLimit[];
    list?: string | null;
    by_chair?: boolean;
  }
  interface ProposedLimitsView {
    list: string | null;
    limits: CategoryLimit[];
    by_chair: boolean;
    by: string;
    at: number;
  }
  interface QuestionView {
    speech: SpeechView;
    status: string;
    addressed_to: T[];
  }
  interface Queue {
    mark: number;
    server_now: number;
    you: string;
    documents: Document[];
    tasks: Task[];
    waiting: number;
    waited_ms: number | null;
    term_faults: number;
    troubles: PartRow[];
    called: Record<string, Record<string, string>>;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Ratios {
    n?: number;
    total?: number;
    squares?: number;
  }
  interface ReadBlock {
    kind: "caption" | "cell" | "footnote" | "heading" | "item" | "paragraph" | "title";
    number: string | null;
    level: number;
    lines: ReadLine[];
  }
  interface ReadLine {
    segment: string;
    text: ReadText;
    second: ReadText | null;
  }
  interface ReadText {
    text: string;
    language: string;
    standing: "auto" | "draft" | "final" | "original" | "reviewed";
    origin: string;
    revision: number;
    stale?: boolean;
  }
  interface Reason {
    band: "concerned" | "concerned_again" | "concerned_nhri" | "dignitaries" | "everyone" | "groups" | "joint" | "members" | "ngo" | "nhri" | "observers" | "states" | "un_igo" | null;
    within: "alphabetical" | "inscribed" | "level" | "lot";
    at: number;
    level?: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    unconfirmed?: "chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president" | null;
    lot?: number | null;
    absent_at?: number | null;
    before?: "concerned" | "concerned_again" | "concerned_nhri" | "dignitaries" | "everyone" | "groups" | "joint" | "members" | "ngo" | "nhri" | "observers" | "states" | "un_igo" | null;
    before_levels?: ("chair_of_delegation" | "head_of_government" | "head_of_state" | "minister" | "vice_minister" | "vice_president")[];
    place?: Place | null;
    beyond?: number | null;
  }
  interface ReceiveList {
    source: ListElsewhere;
    item: string;
    carried: CarriedList;
  }
  interface RecordedAct {
    name: "called_in_vain" | "carried_over" | "category" | "confirmed" | "drawn" | "inscribed" | "level" | "placed" | "received" | "restored" | "rules" | "unconfirmed" | "withdrawn";
    at: number;
    by: string;
    reason: "carried" | "chair" | "command" | "custom" | "late" | "other" | "request" | "swap" | null;
    words: string;
    after: string | null;
    after_name: T | null;
    other: string | null;
    other_name: T | null;
    leave: boolean;
    meeting: T | null;
  }
  interface RecordedEntry {
    speech: SpeechView;
    entry: EntryView;
    confirmed_at: number | null;
    acts: RecordedAct[];
    outcome: "absent" | "carried_over" | "done" | "interrupted" | "not_reached" | "on_floor" | "planned" | "skipped" | "taken_back" | "withdrawn";
    spoken: boolean;
  }
  interface RecordedItem {
    id: string;
    number: string | null;
    title: T;
    starts_at: number | null;
  }
  interface RecordedLanguage {
    language: string;
    language_name: string | null;
    standing: "confirmed" | "expected";
    started_at: number;
    ended_at: number | null;
    interpreted_by: "booths" | "delegation" | "text" | null;
  }
  interface Reduction {
    above: number;
    limits: CategoryLimit[];
  }
  interface RefuseInterpretation {
  }
  interface RelayLine {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    mode: "direct" | "gap" | "idle" | "listening" | "relay" | "rest" | "retour" | "unknown";
    into: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    source: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh" | null;
    by: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    reason: "at_microphone" | "best_language" | "by_hand" | "language_unknown" | "least_load" | "no_source" | "nobody_speaks" | "nobody_there" | "not_declared" | "only_source" | "own_channel" | "own_interpreter" | "own_language" | "reads_text" | "understands" | "usual_pivot" | "worked_into" | "works_into_own" | "works_out";
    certain?: boolean;
    desk?: string | null;
    interpreter?: string | null;
    listeners?: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    desks?: DeskLine[];
    override?: boolean;
    words?: string | null;
  }
  interface RelayOverride {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    source: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh";
    reason: string;
    speech?: string | null;
  }
  interface RelayPreview {
    language: string | null;
    language_name: string | null;
    standing: "confirmed" | "expected" | "unknown";
    line: RelayLine | null;
    others: RelayLine[];
    alarms: Alarm[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface RelayView {
    speech: string | null;
    language: string | null;
    language_name: string | null;
    standing: "confirmed" | "expected" | "unknown";
    line: RelayLine;
    alarms: Alarm[];
  }
  interface ReleaseCaptions {
    speech: string;
    how: "hand" | "pace" | "recording" | "typed";
    position: number;
    units: ScriptUnit[];
  }
  interface ReleaseHandover {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface RemoveItem {
    item: string;
  }
  interface RemoveSpeech {
    speech: string;
  }
  interface ReopenMeeting {
  }
  interface ReplaceIn {
    words: string;
    by: string;
    chosen: Chosen[];
    case?: boolean;
    whole?: boolean;
  }
  interface ReplacementRow {
    segment: string;
    revision: number;
    standing: string;
    before: string;
    after: string;
  }
  interface ReportDesk {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
    gone: boolean;
  }
  interface ReportDisplay {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface ReportLanguage {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    language: string;
  }
  interface ReportMicrophone {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
    microphone?: "cough" | "off" | "on" | null;
    hears?: "ar" | "en" | "es" | "floor" | "fr" | "ru" | "zh" | null;
  }
  interface ReportView {
    booth: string;
    language: string | null;
    at: number;
    language_name: string | null;
  }
  interface ReportedAnnouncement {
    announcement: StandingAnnouncement;
    made_at: number;
    by: string;
    ended_at: number;
  }
  interface ReportedBlock {
    id: string;
    kind: string;
    planned_ms: number | null;
    held_ms: number | null;
    over_ms: number | null;
  }
  interface ReportedCategory {
    speeches: number;
    held_ms: number;
    held_s: number;
    over_ms: number;
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | null;
    role: string | null;
  }
  interface ReportedInterpretation {
    planned_until: number;
    until: number;
    closed_at: number | null;
    over_ms: number | null;
    acts: ActView[];
  }
  interface ReportedItem {
    item: RecordedItem;
    standing: "added" | "planned" | "removed";
    status: string;
    block: string | null;
    planned_at: number | null;
    planned_ms: number | null;
    started_at: number | null;
    ended_at: number | null;
    held_ms: number | null;
    over_ms: number | null;
  }
  interface ReportedStop {
    kind: string;
    started_at: number;
    ended_at: number | null;
    lasted_ms: number | null;
    until: number | null;
    reason: string | null;
    by: T | null;
    speaker: T | null;
  }
  interface Restore {
    revision: number;
    from_revision: number;
  }
  interface RestoreEntry {
    speech: string;
  }
  interface RestrictMeeting {
    private: boolean;
  }
  interface ResumeFloor {
  }
  interface ResumeMeeting {
  }
  interface Retried {
    ok: boolean;
    jobs: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Retry {
    document?: string | null;
  }
  interface ReturnFloor {
    depth?: number | null;
    ruled?: boolean;
  }
  interface ReturnedComment {
    segment: string;
    source: string;
    words: string;
  }
  interface ReturnedFile {
    ok: boolean;
    changes: ReturnedText[];
    conflicts: FileConflict[];
    unchanged: number;
    untranslated: number;
    reasons: Record<string, string>;
    comments?: ReturnedComment[];
    more_comments?: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ReturnedTaken {
    ok: boolean;
    taken: Taken[];
    reasons: Record<string, string>;
    comments?: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ReturnedText {
    segment: string;
    source: string;
    was: string;
    text: string;
    approve: boolean;
    from_revision: number;
  }
  interface Revise {
    text: string;
    from_revision: number;
    approve?: boolean;
    reason?: string | null;
    reason_code?: "as_delivered" | "check_wrong" | "official_wording" | "original_wrong" | "other" | null;
    device?: string | null;
  }
  interface Revised {
    ok: boolean;
    revision: RevisionRow;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface RevisedChange {
    segment: string;
    number: number;
    source: string;
    before: string;
    text: string;
    present: string;
    revision: number;
    conflict: boolean;
    remarks?: string;
  }
  interface RevisedTable {
    ok: boolean;
    changes: RevisedChange[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface RevisionRow {
    revision: number;
    value: string;
    standing: string;
    origin: string;
    match: number | null;
    grade: "automatic" | "exact" | "fuzzy" | "none" | "tentative";
    findings: Finding[];
    by: string;
    at: number;
    reason: string | null;
    stale: boolean;
  }
  interface RevokedLinks {
    revoked: string[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface RollOver {
    block: string;
    to: string | null;
    ms?: number | null;
  }
  interface RoomView {
    meeting: MeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    blank: boolean;
    item_clock?: boolean;
  }
  interface SameConfirmed {
    ok: boolean;
    outcomes: SameOutcome[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface SameOutcome {
    segment: string;
    revision: number;
    refused?: string;
  }
  interface SamePlace {
    segment: string;
    sentence: number;
    revision: number;
    value: string;
  }
  interface ScreenRow {
    id: number;
    audience: string;
    language: string;
    device: string;
    build: string;
    seq: number;
    behind: number;
    delay_ms: number | null;
    skew_ms: number | null;
    heard_ms: number;
    output?: string;
  }
  interface ScriptAnswer {
    language: string;
    document: string | null;
    visibility: string | null;
    position: number;
    units: ScriptRow[];
    delivery?: string | null;
    booths?: string[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ScriptRow {
    position: number;
    unit: string;
    kind: "heading" | "line";
    text: T | null;
    original: T | null;
  }
  interface ScriptUnit {
    id: string;
    language: string;
    texts: T[];
    kind?: "heading" | "line";
    document?: string | null;
    segment?: string | null;
    start_ms?: number | null;
    end_ms?: number | null;
    of?: number;
  }
  interface SegmentDetail {
    history: RevisionRow[];
    matches: MatchRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface SendShortMessage {
    id: string;
    to: string;
    phrase?: "checking" | "come" | "coming" | "direct_now" | "finish_sentences" | "microphone_on" | "no_text" | "not_heard" | "on_relay" | "say_names" | "text_coming" | "thanks" | "wrong_channel" | null;
    text?: string | null;
  }
  interface Sent {
    ok: boolean;
  }
  interface SentenceAt {
    segment: string;
    sentence: number;
  }
  interface Server {
    lag_ms: number;
    disk_free: number;
    build: string;
    jobs?: number | null;
    waited_ms?: number | null;
  }
  interface SessionRow {
    id: string;
    began_at: number;
    until: number;
    last_used_at: number | null;
    here: boolean;
  }
  interface SessionsEnded {
    ended: number;
  }
  interface SetDelivery {
    delivery: "check" | "verbatim" | null;
  }
  interface SetLanguage {
    language: string;
    booth?: "ar" | "en" | "es" | "fr" | "ru" | "zh" | null;
    from_speech?: string | null;
  }
  interface SetList {
    speakers: ListOfSpeakers;
  }
  interface SetNextMeeting {
    next: NextMeeting | null;
  }
  interface SetPassage {
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface SetPivot {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    by?: "interpreter" | "text" | null;
  }
  interface SetRelease {
    release: "as_delivered" | "booths" | "desk" | "now";
  }
  interface SetRetour {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    into: "en" | "fr";
    desk?: string | null;
  }
  interface SetSpeech {
    speech: string | null;
  }
  interface SetTeam {
    booths: BoothTeam[];
  }
  interface SetText {
    text: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    value: string;
    from_revision?: number | null;
  }
  interface SetVisibility {
    visibility: "desk" | "drafts" | "original" | "reviewed";
  }
  interface SetWithdrawn {
    withdrawn: boolean;
  }
  interface SettleNote {
    done: boolean;
  }
  interface ShortMessage {
    id: string;
    sender: string;
    desk: string | null;
    to: string;
    phrase: "checking" | "come" | "coming" | "direct_now" | "finish_sentences" | "microphone_on" | "no_text" | "not_heard" | "on_relay" | "say_names" | "text_coming" | "thanks" | "wrong_channel" | null;
    text: string | null;
    at: number;
  }
  interface ShortMessages {
    meeting: string;
    messages: ShortMessage[];
  }
  interface ShowOutputs {
  }
  interface ShowRoom {
  }
  interface ShownLink {
    link: LinkRow;
    token: string;
    address: string;
  }
  interface ShownLinks {
    links: ShownLink[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Shows {
    epoch: string;
    seq: number;
    skew_ms?: number | null;
  }
  interface SignIn {
    name: string;
    password: string;
  }
  interface SignalBooth {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    signal: "help" | "microphone" | "no_sound" | "no_text";
  }
  interface SignedInAs {
    server_now: number;
    roles: HeldRole[];
    new_password?: boolean;
  }
  interface SkipSpeech {
    speech: string;
  }
  interface Slower {
    meeting: string;
    slower: boolean;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface SourceRow {
    meeting: string;
    title: T;
    at: number;
  }
  interface SpeakerList {
    list_seq: number;
    language: string;
    item: string | null;
    order: string[] | null;
    entries: SpeechRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface SpeakingTimeView {
    list: string | null;
    closes_at: number | null;
    proposed: ProposedLimitsView | null;
    announced: AnnouncedLimitsView | null;
    scale: CategoryLimit[] | null;
  }
  interface Speech {
    id: string;
    role: string;
    party: Party;
    person?: string | null;
    on_behalf_of?: Party[];
    language?: string | null;
    topic?: string | null;
    limit_ms?: number | null;
    statement?: string | null;
    text?: "follows_later" | "none" | "off_text" | "on_text";
    status?: SpeechStatus;
    membership?: "member" | "observer" | null;
    statement_language?: string | null;
    official_language?: string | null;
    text_closed?: boolean;
  }
  interface SpeechLength {
    speech: string;
    length: HandLength;
  }
  interface SpeechLengths {
    speeches: SpeechLength[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface SpeechRow {
    speech: SpeechView;
    status: string;
    entry: EntryView | null;
    limit_ms: number | null;
    started_at: number | null;
    ended_at: number | null;
    held_ms: number;
  }
  type SpeechStatus = "absent" | "done" | "interrupted" | "on_floor" | "planned" | "skipped" | "taken_back";
  interface SpeechView {
    id: string;
    role: string;
    party: PartyView;
    person: PersonView | null;
    on_behalf_of: PartyView[];
    language: string | null;
    topic: T | null;
    statement: string | null;
    text: "follows_later" | "none" | "off_text" | "on_text";
    limit_ms: number | null;
    language_standing: "confirmed" | "expected" | "unknown";
    language_name: string | null;
    interpretation: Interpretation | null;
    joint: number | null;
  }
  interface StandingAnnouncement {
    id: string;
    phrase: "begins_at" | "consultations" | "documents_at_desk" | "list_closed" | "list_closes_at" | "moved_to" | "next_meeting_at" | "resumes_at" | "slower" | "statements_to_desk" | "suspended_for" | "take_seats" | "time_limit" | null;
    time: number | null;
    minutes: number | null;
    place: string | null;
    text: T | null;
    until: number;
    to: ("attendees" | "booths" | "chair" | "room")[];
  }
  interface Station {
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    device: string;
    behind: number;
    stale: boolean;
    desk: string;
  }
  interface StripBar {
    item: string;
    title: T;
    status: string;
    planned_ms: number | null;
    started_at: number | null;
    ended_at: number | null;
    held_ms: number;
  }
  interface Supplied {
    text: string;
    language: string;
    value: string;
    standing: "auto" | "draft" | "final" | "original" | "reviewed";
    origin: string;
  }
  interface SupplyCaption {
    unit: string;
    texts?: T[];
    without?: ("ar" | "en" | "es" | "fr" | "ru" | "zh")[];
    stale?: boolean | null;
  }
  interface SupplyTexts {
    texts: Supplied[];
  }
  interface SuspendMeeting {
    reason?: "break" | "consultations" | "security" | "silence" | "technical" | null;
    until?: number | null;
  }
  interface SwapEntries {
    speech: string;
    other: string;
    words?: string;
  }
  interface T {
    text: string;
    language: string;
    standing: "auto" | "draft" | "final" | "original" | "reviewed";
    origin: string;
    revision: number;
  }
  interface TakeDesk {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
    interpreter?: string | null;
  }
  interface TakeHandover {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
    unasked?: boolean;
  }
  interface Taken {
    segment: string;
    result: "approved" | "refused" | "saved";
    revision: number;
    reason?: string;
  }
  interface Target {
    item: string;
    speech?: string | null;
  }
  interface TargetConflict {
    source: string;
    targets: OneTarget[];
  }
  interface Task {
    document: string;
    language: string;
    needed_in_ms: number | null;
    segments: number;
    drafted: number;
    approved: number;
    findings: number;
    errors: number;
    fixture: number;
    state: string;
    attempts: number;
    error: string | null;
    assigned: string | null;
  }
  interface TechnicianView {
    meeting: MeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    signals?: BoothSignal[];
  }
  interface TermUse {
    code: string;
    values: string[];
    places: SentenceAt[];
  }
  interface TermsRead {
    ok: boolean;
    stored: boolean;
    added: number;
    changed: number;
    same: number;
    faults: Fault[];
    reasons: Record<string, string>;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface TextList {
    texts_seq: number;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    texts: TextRow[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface TextRow {
    id: string;
    original: T;
    version: Version | null;
  }
  interface TimedView {
    meeting: MeetingView;
    item: ItemView | null;
    speech: SpeechView | null;
    interruption: InterruptionView | null;
    following: FollowingView | null;
    clocks: ClocksView;
    next: SpeechView[];
    next_item: ItemView | null;
    armed: SpeechView | null;
    last: SpeechView | null;
    remaining: number | null;
    announcements: AnnouncementView[];
    outputs_blank: boolean;
    rehearsal: boolean;
    programme_seq: number;
    edits_seq: number;
    list_seq: number;
    language: string;
    direction: "ltr" | "rtl";
    measured: MeasuredTimes | null;
  }
  interface Totals {
    parties: PartyTotal[];
    categories: CategoryTotal[];
    items: ItemTotal[];
  }
  interface TranscriptAnswer {
    epoch: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    began_at: number | null;
    changed: number;
    lines: TranscriptLine[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface TranscriptLine {
    number: number;
    start_ms: number;
    end_ms: number;
    at: number;
    text: T;
    original: string;
    kind: "heading" | "line";
    how: "hand" | "pace" | "recording" | "typed";
    speech: string | null;
    stale: boolean;
  }
  interface Trouble {
    code: string;
    severity: number;
    screen?: number | null;
    language?: string | null;
    n?: number | null;
    part?: string | null;
    audience?: string | null;
  }
  interface TurnView {
    number: number;
    item: RecordedItem | null;
    speech: SpeechView;
    language: string | null;
    started_at: number;
    ended_at: number | null;
    held_ms: number | null;
    total_ms: number | null;
    limit_ms: number | null;
    over_ms: number | null;
    interruption: string | null;
    interrupts: string | null;
    taken_back: boolean;
    absent: boolean;
    languages: RecordedLanguage[];
    granted: GrantView[];
  }
  interface TypeCaption {
    text: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
  }
  interface TypedText {
    sentence: string;
    words: string;
    base: number;
  }
  interface UnarchiveMeeting {
  }
  interface UndoSwitch {
    from_speech?: string | null;
  }
  interface UndoView {
    depth: number;
    item: string | null;
    speech: SpeechView | null;
  }
  interface UnreachedSpeech {
    speech: SpeechView;
    category: "concerned" | "group" | "member" | "ngo" | "nhri" | "observer" | "un_igo" | null;
  }
  interface UnspentTime {
    block: string;
    ms: number;
    given_ms: number | null;
    given_to: string | null;
  }
  interface UploadedList {
    ready: number;
    inscribed: number;
    already: number;
    faults: string[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface Version {
    value: string;
    standing: "auto" | "draft" | "final" | "original" | "reviewed";
    origin: string;
    revision: number;
  }
  interface VersionFiled {
    ok: boolean;
    unchanged: number;
    changed: number;
    added: number;
    removed: number;
    left_out?: LeftOut[];
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ViewAnswer {
    v: number;
    epoch: string;
    seq: number;
    audience: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    view: TimedView | RoomView | BoothView | ConsoleView | ChairView | ModeratorView | DeskView | PointerView | TechnicianView | ChiefView;
    server_now: number;
    rehearsal?: boolean;
    demonstration?: true;
  }
  interface ViewMessage {
    v: number;
    epoch: string;
    seq: number;
    audience: string;
    language: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    view: TimedView | RoomView | BoothView | ConsoleView | ChairView | ModeratorView | DeskView | PointerView | TechnicianView | ChiefView;
  }
  interface Well {
    ok: boolean;
    epoch?: string | null;
    lag_ms?: number | null;
    troubles?: PartRow[];
  }
  interface WithdrawAnnouncement {
    announcement: string;
  }
  interface WithdrawCaptions {
    unit?: string | null;
    document?: string | null;
  }
  interface WithdrawEntry {
    speech: string;
  }
  interface WithdrawHandover {
    booth: "ar" | "en" | "es" | "fr" | "ru" | "zh";
    desk: string;
  }
  interface WithdrawLimit {
  }
  interface WorkState {
    state: "ended" | "waiting" | "working";
    done: number;
    total: number;
  }
  interface WorkingCopy {
    sentence: string;
    device: string;
    words: string;
    base: number;
    saved_at: number;
  }
  interface WorkingMeetingView {
    id: string;
    title: T;
    theme: T | null;
    venue: string;
    venue_text: T | null;
    starts_at: number;
    ends_at: number;
    timezone: string;
    status: string;
    chair: PartyView | null;
    interpretation_until: number | null;
    webcast: string | null;
    rehearsal: boolean;
    demonstration: boolean;
    status_reason: string | null;
    status_since: number | null;
    status_until: number | null;
    archived: boolean;
    interpretation: InterpretationEndView;
    next_meeting: NextMeetingView | null;
    says_unreached: boolean;
  }
  interface WriteNote {
    sentence: string;
    kind: "comment" | "flag";
    words?: string;
  }
}
