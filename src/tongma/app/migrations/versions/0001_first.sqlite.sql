CREATE TABLE allocation (
    id INTEGER NOT NULL,
    document INTEGER NOT NULL,
    line INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    place INTEGER NOT NULL,
    status INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    item INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    CONSTRAINT allocation_pkey PRIMARY KEY (id),
    CONSTRAINT allocation_positive CHECK (quantity > 0)
)
 STRICT;

CREATE INDEX allocation_document ON allocation (document);

CREATE INDEX allocation_key ON allocation (lot, piece, place);

CREATE INDEX allocation_line ON allocation (line);

CREATE TABLE balance_checkpoint (
    seq INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    place INTEGER NOT NULL,
    status INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    item INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    CONSTRAINT balance_checkpoint_pkey PRIMARY KEY (seq, lot, piece, place, status, owner, item, packed_as)
)
 STRICT;

CREATE TABLE binding (
    id INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    scope INTEGER NOT NULL,
    target_kind TEXT NOT NULL,
    target INTEGER NOT NULL,
    level INTEGER NOT NULL,
    role TEXT NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER,
    supersedes INTEGER NOT NULL,
    CONSTRAINT binding_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX binding_one ON binding (scheme, value, scope) WHERE known_to is null and status = 'confirmed' and valid_to = '';

CREATE INDEX binding_status ON binding (status, id) WHERE status = 'proposed';

CREATE INDEX binding_target ON binding (target_kind, target);

CREATE INDEX binding_value ON binding (value, scheme);

CREATE TABLE blob (
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    uploaded_by INTEGER NOT NULL,
    uploaded_at INTEGER NOT NULL,
    CONSTRAINT blob_pkey PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE certificate (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    holder INTEGER NOT NULL,
    scope TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    replaced_by INTEGER NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT certificate_pkey PRIMARY KEY (id),
    CONSTRAINT certificate_number UNIQUE (number, valid_from)
)
 STRICT;

CREATE TABLE checkpoint_head (
    seq INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    CONSTRAINT checkpoint_head_pkey PRIMARY KEY (seq)
)
 STRICT;

CREATE TABLE cleaning_run (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    person INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    headings TEXT NOT NULL,
    sample TEXT NOT NULL,
    mapping TEXT NOT NULL,
    date_order TEXT NOT NULL,
    rows INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    trouble TEXT NOT NULL,
    request_id TEXT NOT NULL,
    asked_by INTEGER NOT NULL,
    reason TEXT NOT NULL,
    leased_to INTEGER NOT NULL,
    CONSTRAINT cleaning_run_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX cleaning_run_state ON cleaning_run (state);

CREATE TABLE counted (
    record_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    counted_at INTEGER NOT NULL,
    document INTEGER NOT NULL,
    CONSTRAINT counted_pkey PRIMARY KEY (record_id, place, item, lot, piece, packed_as)
)
 STRICT;

CREATE INDEX counted_place ON counted (place, item, counted_at);

CREATE TABLE document (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    site INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    partner INTEGER NOT NULL,
    due TEXT NOT NULL,
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    CONSTRAINT document_pkey PRIMARY KEY (id),
    CONSTRAINT document_number UNIQUE (entity, number)
)
 STRICT;

CREATE INDEX document_kind_state ON document (kind, state, id);

CREATE INDEX document_partner ON document (partner, id);

CREATE TABLE document_file (
    id INTEGER NOT NULL,
    document INTEGER NOT NULL,
    line INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    kind TEXT NOT NULL,
    person INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT document_file_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX document_file_document ON document_file (document);

CREATE TABLE document_link (
    from_document INTEGER NOT NULL,
    from_line INTEGER NOT NULL,
    to_document INTEGER NOT NULL,
    to_line INTEGER NOT NULL,
    role TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    CONSTRAINT document_link_pkey PRIMARY KEY (from_document, from_line, to_document, to_line, role)
)
 STRICT;

CREATE INDEX document_link_back ON document_link (to_document, to_line);

CREATE TABLE document_note (
    id INTEGER NOT NULL,
    document INTEGER NOT NULL,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    person INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    CONSTRAINT document_note_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX document_note_document ON document_note (document);

CREATE TABLE document_step (
    record_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    step TEXT NOT NULL,
    document INTEGER NOT NULL,
    person INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    CONSTRAINT document_step_pkey PRIMARY KEY (record_id, line, step)
)
 STRICT;

CREATE INDEX document_step_document ON document_step (document, step);

CREATE INDEX document_step_line ON document_step (line, step);

CREATE TABLE foreign_layout (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    partner INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    version INTEGER NOT NULL,
    mapping TEXT NOT NULL,
    options TEXT NOT NULL,
    person INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    CONSTRAINT foreign_layout_pkey PRIMARY KEY (id),
    CONSTRAINT foreign_layout_version UNIQUE (kind, partner, fingerprint, version)
)
 STRICT;

CREATE TABLE held_command (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    command TEXT NOT NULL,
    request TEXT NOT NULL,
    facts TEXT NOT NULL,
    actor INTEGER NOT NULL,
    username TEXT NOT NULL,
    role TEXT NOT NULL,
    site INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    document INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    held_at INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    task INTEGER NOT NULL,
    state TEXT NOT NULL,
    decided_by INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    CONSTRAINT held_command_pkey PRIMARY KEY (id),
    CONSTRAINT held_command_state CHECK (state in ('open', 'accepted', 'refused'))
)
 STRICT;

CREATE INDEX held_command_state_id ON held_command (state, id);

CREATE TABLE hold (
    id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    scope INTEGER NOT NULL,
    target INTEGER NOT NULL,
    document INTEGER NOT NULL,
    note TEXT NOT NULL,
    approvals_needed INTEGER NOT NULL,
    placed_by INTEGER NOT NULL,
    lifted_by INTEGER,
    CONSTRAINT hold_pkey PRIMARY KEY (id),
    CONSTRAINT hold_scope_known CHECK (scope between 1 and 5)
)
 STRICT;

CREATE INDEX hold_open ON hold (scope, target) WHERE lifted_by is null;

CREATE TABLE import_file (
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    person INTEGER NOT NULL,
    uploaded_at INTEGER NOT NULL,
    CONSTRAINT import_file_pkey PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE item (
    id INTEGER NOT NULL,
    decimals INTEGER NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE kept_reading (
    id INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    command TEXT NOT NULL,
    raw TEXT NOT NULL,
    symbology TEXT NOT NULL,
    way TEXT NOT NULL,
    station TEXT NOT NULL,
    site INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    document INTEGER NOT NULL,
    partner INTEGER NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    item INTEGER NOT NULL,
    findings TEXT NOT NULL,
    repairs TEXT NOT NULL,
    chosen TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    CONSTRAINT kept_reading_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX kept_reading_partner ON kept_reading (partner, id);

CREATE INDEX kept_reading_value ON kept_reading (value, scheme);

CREATE TABLE label_count (
    partner INTEGER NOT NULL,
    site INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    month TEXT NOT NULL,
    labels INTEGER NOT NULL,
    CONSTRAINT label_count_pkey PRIMARY KEY (partner, site, owner, month)
)
 STRICT;

CREATE TABLE label_fault (
    document INTEGER NOT NULL,
    digest TEXT NOT NULL,
    partner INTEGER NOT NULL,
    site INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    month TEXT NOT NULL,
    raw TEXT NOT NULL,
    station TEXT NOT NULL,
    codes TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    no_separator INTEGER NOT NULL,
    wrong_check_digit INTEGER NOT NULL,
    other_rule INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    against_notice INTEGER NOT NULL,
    against_registered INTEGER NOT NULL,
    CONSTRAINT label_fault_pkey PRIMARY KEY (document, digest)
)
 STRICT;

CREATE INDEX label_fault_partner ON label_fault (partner, month);

CREATE TABLE label_quality_reached (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    CONSTRAINT label_quality_reached_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE lineage (
    record_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    from_item INTEGER NOT NULL,
    from_lot INTEGER NOT NULL,
    from_piece INTEGER NOT NULL,
    to_item INTEGER NOT NULL,
    to_lot INTEGER NOT NULL,
    to_piece INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    CONSTRAINT lineage_pkey PRIMARY KEY (record_id, line)
)
 STRICT;

CREATE INDEX lineage_from ON lineage (from_lot, to_lot);

CREATE INDEX lineage_to ON lineage (to_lot, from_lot);

CREATE TABLE movement (
    record_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    from_place INTEGER NOT NULL,
    from_status INTEGER NOT NULL,
    from_owner INTEGER NOT NULL,
    from_packed_as INTEGER NOT NULL,
    to_place INTEGER NOT NULL,
    to_status INTEGER NOT NULL,
    to_owner INTEGER NOT NULL,
    to_packed_as INTEGER NOT NULL,
    handling_unit INTEGER NOT NULL,
    reverses_record INTEGER NOT NULL,
    reverses_line INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    CONSTRAINT movement_pkey PRIMARY KEY (record_id, line),
    CONSTRAINT movement_positive CHECK (quantity > 0),
    CONSTRAINT moves_something CHECK (from_place <> to_place or from_status <> to_status or from_owner <> to_owner or from_packed_as <> to_packed_as),
    CONSTRAINT movement_known_after CHECK (happened_at <= recorded_at)
)
 STRICT;

CREATE INDEX movement_from ON movement (from_place, record_id);

CREATE INDEX movement_item ON movement (item, record_id);

CREATE INDEX movement_late ON movement (happened_at) WHERE recorded_at - happened_at > 86400000000;

CREATE INDEX movement_lot ON movement (lot, record_id);

CREATE INDEX movement_piece ON movement (piece, record_id) WHERE piece <> 0;

CREATE INDEX movement_reverses ON movement (reverses_record) WHERE reverses_record <> 0;

CREATE INDEX movement_to ON movement (to_place, record_id);

CREATE TABLE number_series (
    entity INTEGER NOT NULL,
    kind TEXT NOT NULL,
    year TEXT NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT number_series_pkey PRIMARY KEY (entity, kind, year)
)
 STRICT;

CREATE TABLE paper (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    supplier INTEGER NOT NULL,
    site INTEGER NOT NULL,
    person INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    headings TEXT NOT NULL,
    heading_line INTEGER NOT NULL,
    notice INTEGER NOT NULL,
    signed_by TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT paper_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX paper_state ON paper (state, id);

CREATE TABLE parallel_run (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    site INTEGER NOT NULL,
    person INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    moment INTEGER NOT NULL,
    known INTEGER NOT NULL,
    state TEXT NOT NULL,
    headings TEXT NOT NULL,
    heading_line INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    equal INTEGER NOT NULL,
    CONSTRAINT parallel_run_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX parallel_run_site ON parallel_run (site, id);

CREATE TABLE partner_key (
    id INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    partner INTEGER NOT NULL,
    public_key TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT partner_key_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX partner_key_one ON partner_key (key_id) WHERE state = 'accepted';

CREATE TABLE pending (
    order_key INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    CONSTRAINT pending_pkey PRIMARY KEY (order_key)
)
 STRICT;

CREATE TABLE person (
    id INTEGER NOT NULL,
    username TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT person_username UNIQUE (username)
)
 STRICT;

CREATE TABLE place (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    class INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    root INTEGER NOT NULL,
    moved_happened_at INTEGER NOT NULL,
    moved_record INTEGER NOT NULL,
    CONSTRAINT place_pkey PRIMARY KEY (id),
    CONSTRAINT place_class UNIQUE (id, class),
    CONSTRAINT place_class_known CHECK ("class" in (1, 2, 3))
)
 STRICT;

CREATE INDEX place_parent ON place (parent);

CREATE INDEX place_root ON place (root);

CREATE TABLE place_move (
    record_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    CONSTRAINT place_move_pkey PRIMARY KEY (place, happened_at, record_id),
    CONSTRAINT place_move_known_after CHECK (happened_at <= recorded_at)
)
 STRICT;

CREATE TABLE record (
    record_id INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    command TEXT NOT NULL,
    outcome TEXT NOT NULL,
    actor INTEGER NOT NULL,
    site INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    document INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    body BLOB NOT NULL,
    lines BLOB NOT NULL,
    CONSTRAINT record_pkey PRIMARY KEY (record_id),
    CONSTRAINT record_envelope_small CHECK (length(envelope) <= 65535),
    CONSTRAINT record_known_after_happened CHECK (happened_at <= recorded_at)
)
 STRICT;

CREATE INDEX record_command ON record (command, record_id);

CREATE INDEX record_document ON record (document, record_id);

CREATE TABLE record_secret (
    record_id INTEGER NOT NULL,
    path TEXT NOT NULL,
    salt BLOB NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT record_secret_pkey PRIMARY KEY (record_id, path)
)
 STRICT;

CREATE TABLE reference_version (
    kind TEXT NOT NULL,
    thing INTEGER NOT NULL,
    number INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    person INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT reference_version_pkey PRIMARY KEY (kind, thing, number)
)
 STRICT;

CREATE TABLE request (
    id TEXT NOT NULL,
    actor INTEGER NOT NULL,
    body_sha256 BLOB NOT NULL,
    record_id INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    CONSTRAINT request_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE setting (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    target INTEGER NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    known_to INTEGER,
    CONSTRAINT setting_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX setting_now ON setting (name, scope, target);

CREATE TABLE station (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    site INTEGER NOT NULL,
    profile TEXT NOT NULL,
    diagnosed_at INTEGER NOT NULL,
    CONSTRAINT station_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX station_code ON station (code);

CREATE TABLE task (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    site INTEGER NOT NULL,
    document INTEGER NOT NULL,
    line INTEGER NOT NULL,
    place INTEGER NOT NULL,
    item INTEGER NOT NULL,
    facts TEXT NOT NULL,
    taken_by INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    CONSTRAINT task_pkey PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX task_document ON task (document);

CREATE INDEX task_open ON task (state, action, site);

CREATE INDEX task_taken ON task (taken_by, state);

CREATE TABLE udi_device (
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    primary_di TEXT NOT NULL,
    issuer TEXT NOT NULL,
    record_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    version_on TEXT NOT NULL,
    status TEXT NOT NULL,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    model TEXT NOT NULL,
    article TEXT NOT NULL,
    registrant TEXT NOT NULL,
    registrations TEXT NOT NULL,
    product_codes TEXT NOT NULL,
    withdrawn_on TEXT NOT NULL,
    digest TEXT NOT NULL,
    details TEXT NOT NULL,
    CONSTRAINT udi_device_pkey PRIMARY KEY (id),
    CONSTRAINT udi_device_primary_di_source_key UNIQUE (primary_di, source)
)
 STRICT;

CREATE TABLE udi_load (
    id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    path TEXT NOT NULL,
    record INTEGER NOT NULL,
    records INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    faults INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    CONSTRAINT udi_load_pkey PRIMARY KEY (id),
    CONSTRAINT udi_load_fingerprint_key UNIQUE (fingerprint),
    CONSTRAINT udi_load_state CHECK (state in ('open', 'done'))
)
 STRICT;

CREATE TABLE unknown_code (
    id INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    state TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    CONSTRAINT unknown_code_pkey PRIMARY KEY (id),
    CONSTRAINT unknown_code_state CHECK (state in ('open', 'bound', 'dismissed'))
)
 STRICT;

CREATE UNIQUE INDEX unknown_code_open ON unknown_code (value, scheme) WHERE state = 'open';

CREATE TABLE answer (
    request_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    answer TEXT NOT NULL,
    CONSTRAINT answer_pkey PRIMARY KEY (request_id),
    CONSTRAINT answer_request_id_fkey FOREIGN KEY(request_id) REFERENCES request (id)
)
 STRICT;

CREATE TABLE api_key (
    id INTEGER NOT NULL,
    person INTEGER NOT NULL,
    name TEXT NOT NULL,
    key_sha256 BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT api_key_pkey PRIMARY KEY (id),
    CONSTRAINT api_key_once UNIQUE (key_sha256),
    CONSTRAINT api_key_person_fkey FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE TABLE carton (
    place INTEGER NOT NULL,
    shipment INTEGER NOT NULL,
    sscc TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT carton_pkey PRIMARY KEY (place),
    CONSTRAINT carton_sscc UNIQUE (sscc),
    CONSTRAINT carton_place_fkey FOREIGN KEY(place) REFERENCES place (id),
    CONSTRAINT carton_shipment_fkey FOREIGN KEY(shipment) REFERENCES document (id)
)
 STRICT;

CREATE INDEX carton_shipment ON carton (shipment);

CREATE TABLE certificate_item (
    certificate INTEGER NOT NULL,
    item INTEGER NOT NULL,
    CONSTRAINT certificate_item_pkey PRIMARY KEY (certificate, item),
    CONSTRAINT certificate_item_certificate_fkey FOREIGN KEY(certificate) REFERENCES certificate (id),
    CONSTRAINT certificate_item_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE INDEX certificate_item_item ON certificate_item (item);

CREATE TABLE cleaning_bound (
    run INTEGER NOT NULL,
    item INTEGER NOT NULL,
    binding INTEGER NOT NULL,
    CONSTRAINT cleaning_bound_pkey PRIMARY KEY (run, item, binding),
    CONSTRAINT cleaning_bound_run_fkey FOREIGN KEY(run) REFERENCES cleaning_run (id)
)
 STRICT;

CREATE TABLE cleaning_finding (
    run INTEGER NOT NULL,
    line INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    stops INTEGER NOT NULL,
    across INTEGER NOT NULL,
    field TEXT NOT NULL,
    given TEXT NOT NULL,
    proposed TEXT NOT NULL,
    other INTEGER NOT NULL,
    score INTEGER NOT NULL,
    facts TEXT NOT NULL,
    decision TEXT NOT NULL,
    CONSTRAINT cleaning_finding_pkey PRIMARY KEY (run, line, seq),
    CONSTRAINT cleaning_finding_run_fkey FOREIGN KEY(run) REFERENCES cleaning_run (id)
)
 STRICT;

CREATE INDEX cleaning_finding_code ON cleaning_finding (run, code, decision, line);

CREATE TABLE cleaning_row (
    run INTEGER NOT NULL,
    line INTEGER NOT NULL,
    given TEXT NOT NULL,
    clean TEXT NOT NULL,
    lead INTEGER NOT NULL,
    stops INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    item INTEGER NOT NULL,
    made INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT cleaning_row_pkey PRIMARY KEY (run, line),
    CONSTRAINT cleaning_row_run_fkey FOREIGN KEY(run) REFERENCES cleaning_run (id)
)
 STRICT;

CREATE INDEX cleaning_row_item ON cleaning_row (run, made, item, line);

CREATE INDEX cleaning_row_lead ON cleaning_row (run, lead, line);

CREATE INDEX cleaning_row_state ON cleaning_row (run, left_out, stops, item, line);

CREATE TABLE credential (
    person INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    CONSTRAINT credential_pkey PRIMARY KEY (person),
    CONSTRAINT credential_person_fkey FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE TABLE document_line (
    id INTEGER NOT NULL,
    document INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    place INTEGER NOT NULL,
    level INTEGER NOT NULL,
    typed_quantity TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    done INTEGER DEFAULT 0 NOT NULL,
    state TEXT NOT NULL,
    made_by INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    CONSTRAINT document_line_pkey PRIMARY KEY (id),
    CONSTRAINT document_line_no UNIQUE (document, line_no),
    CONSTRAINT line_not_negative CHECK (quantity >= 0 and done >= 0),
    CONSTRAINT document_line_document_fkey FOREIGN KEY(document) REFERENCES document (id),
    CONSTRAINT document_line_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE INDEX document_line_item ON document_line (item, state);

CREATE INDEX document_line_record ON document_line (record_id);

CREATE TABLE document_ship_to (
    document INTEGER NOT NULL,
    address INTEGER NOT NULL,
    CONSTRAINT document_ship_to_pkey PRIMARY KEY (document),
    CONSTRAINT document_ship_to_document_fkey FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;

CREATE TABLE hold_approval (
    hold INTEGER NOT NULL,
    person INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    CONSTRAINT hold_approval_pkey PRIMARY KEY (hold, person),
    CONSTRAINT hold_approval_hold_fkey FOREIGN KEY(hold) REFERENCES hold (id)
)
 STRICT;

CREATE TABLE item_detail (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    model TEXT NOT NULL,
    specification TEXT NOT NULL,
    device_class TEXT NOT NULL,
    category TEXT NOT NULL,
    ivd INTEGER NOT NULL,
    implant INTEGER NOT NULL,
    single_use INTEGER NOT NULL,
    storage TEXT NOT NULL,
    transport TEXT NOT NULL,
    temperature_class TEXT NOT NULL,
    temperature_min_tenths INTEGER,
    temperature_max_tenths INTEGER,
    lot_control INTEGER NOT NULL,
    serial_control INTEGER NOT NULL,
    expiry_control INTEGER NOT NULL,
    shelf_life_days INTEGER NOT NULL,
    receipt_min_days INTEGER NOT NULL,
    base_unit TEXT NOT NULL,
    registrant INTEGER NOT NULL,
    maker INTEGER NOT NULL,
    contract_maker INTEGER NOT NULL,
    price TEXT NOT NULL,
    currency TEXT NOT NULL,
    fields TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT item_detail_pkey PRIMARY KEY (id),
    CONSTRAINT item_code UNIQUE (code),
    CONSTRAINT item_detail_id_fkey FOREIGN KEY(id) REFERENCES item (id)
)
 STRICT;

CREATE TABLE item_name (
    item INTEGER NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT item_name_pkey PRIMARY KEY (item, language, kind, text),
    CONSTRAINT item_name_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE TABLE item_unit (
    item INTEGER NOT NULL,
    unit TEXT NOT NULL,
    numerator INTEGER NOT NULL,
    denominator INTEGER NOT NULL,
    CONSTRAINT item_unit_pkey PRIMARY KEY (item, unit),
    CONSTRAINT item_unit_positive CHECK (numerator >= 1 and denominator >= 1),
    CONSTRAINT item_unit_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE TABLE lot (
    id INTEGER NOT NULL,
    item INTEGER NOT NULL,
    number TEXT NOT NULL,
    variant INTEGER NOT NULL,
    expiry TEXT,
    produced TEXT,
    certificate INTEGER NOT NULL,
    valid_from TEXT DEFAULT '' NOT NULL,
    known_from INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT lot_pkey PRIMARY KEY (id),
    CONSTRAINT lot_number UNIQUE (item, number, variant),
    CONSTRAINT lot_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE INDEX lot_by_number ON lot (number);

CREATE TABLE notice_unit (
    notice INTEGER NOT NULL,
    sscc TEXT NOT NULL,
    inside TEXT NOT NULL,
    CONSTRAINT notice_unit_pkey PRIMARY KEY (notice, sscc),
    CONSTRAINT notice_unit_notice_fkey FOREIGN KEY(notice) REFERENCES document (id)
)
 STRICT;

CREATE INDEX notice_unit_sscc ON notice_unit (sscc);

CREATE TABLE packaging_level (
    id INTEGER NOT NULL,
    item INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    contains INTEGER NOT NULL,
    contains_count INTEGER NOT NULL,
    factor INTEGER NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT packaging_level_pkey PRIMARY KEY (id),
    CONSTRAINT level_name UNIQUE (item, name),
    CONSTRAINT level_factor CHECK (factor >= 1 and contains_count >= 1),
    CONSTRAINT packaging_level_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE TABLE parallel_difference (
    run INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item INTEGER NOT NULL,
    lot TEXT NOT NULL,
    status INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    theirs INTEGER NOT NULL,
    ours INTEGER NOT NULL,
    lines TEXT NOT NULL,
    records TEXT NOT NULL,
    facts TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    person INTEGER NOT NULL,
    CONSTRAINT parallel_difference_pkey PRIMARY KEY (run, seq),
    CONSTRAINT parallel_difference_run_fkey FOREIGN KEY(run) REFERENCES parallel_run (id)
)
 STRICT;

CREATE INDEX parallel_difference_kind ON parallel_difference (run, kind, seq);

CREATE TABLE partner (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    roles TEXT NOT NULL,
    address TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT partner_pkey PRIMARY KEY (id),
    CONSTRAINT partner_code UNIQUE (code),
    CONSTRAINT partner_id_fkey FOREIGN KEY(id) REFERENCES place (id)
)
 STRICT;

CREATE TABLE place_detail (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    site INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    status INTEGER NOT NULL,
    temperature_class TEXT NOT NULL,
    mixing TEXT NOT NULL,
    volume_litres_max INTEGER NOT NULL,
    weight_grams_max INTEGER NOT NULL,
    handling_units_max INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    entity INTEGER NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT place_detail_pkey PRIMARY KEY (id),
    CONSTRAINT place_code UNIQUE (site, code),
    CONSTRAINT place_detail_id_fkey FOREIGN KEY(id) REFERENCES place (id)
)
 STRICT;

CREATE INDEX place_detail_code ON place_detail (code);

CREATE INDEX place_detail_sequence ON place_detail (site, sequence);

CREATE INDEX place_detail_site ON place_detail (site, kind, purpose);

CREATE TABLE position (
    seq INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    order_key INTEGER NOT NULL,
    known_at INTEGER NOT NULL,
    out_of_order INTEGER NOT NULL,
    CONSTRAINT position_pkey PRIMARY KEY (seq),
    CONSTRAINT position_record_id_key UNIQUE (record_id),
    CONSTRAINT position_order_key_key UNIQUE (order_key),
    CONSTRAINT position_record_id_fkey FOREIGN KEY(record_id) REFERENCES record (record_id)
)
 STRICT;

CREATE INDEX position_known ON position (known_at);

CREATE INDEX position_out_of_order ON position (record_id) WHERE out_of_order = 1;

CREATE TABLE proposal (
    id INTEGER NOT NULL,
    item INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    current TEXT NOT NULL,
    role TEXT NOT NULL,
    factor INTEGER NOT NULL,
    inside INTEGER NOT NULL,
    level_name TEXT NOT NULL,
    state TEXT NOT NULL,
    binding INTEGER NOT NULL,
    source TEXT NOT NULL,
    primary_di TEXT NOT NULL,
    version_on TEXT NOT NULL,
    made_by INTEGER NOT NULL,
    decided_by INTEGER NOT NULL,
    CONSTRAINT proposal_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_one UNIQUE (item, kind, name, value),
    CONSTRAINT proposal_state CHECK (state in ('open', 'contradicts', 'accepted', 'rejected', 'settled')),
    CONSTRAINT proposal_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE INDEX proposal_state_item ON proposal (state, item);

CREATE TABLE role_grant (
    id INTEGER NOT NULL,
    person INTEGER NOT NULL,
    role TEXT NOT NULL,
    site INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    CONSTRAINT role_grant_pkey PRIMARY KEY (id),
    CONSTRAINT role_grant_once UNIQUE (person, role, site, owner),
    CONSTRAINT role_grant_person_fkey FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE TABLE sales_order (
    document INTEGER NOT NULL,
    currency TEXT NOT NULL,
    CONSTRAINT sales_order_pkey PRIMARY KEY (document),
    CONSTRAINT sales_order_document_fkey FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;

CREATE TABLE session (
    token_sha256 BLOB NOT NULL,
    person INTEGER NOT NULL,
    csrf TEXT NOT NULL,
    station TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (token_sha256),
    CONSTRAINT session_person_fkey FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE INDEX session_person ON session (person);

CREATE TABLE shipment (
    document INTEGER NOT NULL,
    order_document INTEGER NOT NULL,
    carrier INTEGER NOT NULL,
    waybill TEXT NOT NULL,
    vehicle TEXT NOT NULL,
    dispatched_at INTEGER,
    delivered_at INTEGER,
    receiver TEXT NOT NULL,
    proof TEXT NOT NULL,
    buyer_name TEXT NOT NULL,
    buyer_licence TEXT NOT NULL,
    buyer_address TEXT NOT NULL,
    ship_to TEXT NOT NULL,
    CONSTRAINT shipment_pkey PRIMARY KEY (document),
    CONSTRAINT shipment_document_fkey FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;

CREATE INDEX shipment_order ON shipment (order_document);

CREATE TABLE shipped_line (
    shipment INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    order_line INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    carton INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    CONSTRAINT shipped_line_pkey PRIMARY KEY (shipment, line_no),
    CONSTRAINT shipped_line_shipment_fkey FOREIGN KEY(shipment) REFERENCES document (id)
)
 STRICT;

CREATE INDEX shipped_line_lot ON shipped_line (lot);

CREATE INDEX shipped_line_order ON shipped_line (order_line);

CREATE TABLE udi_fault (
    load INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    path TEXT NOT NULL,
    record INTEGER NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    lost INTEGER NOT NULL,
    CONSTRAINT udi_fault_pkey PRIMARY KEY (load, seq),
    CONSTRAINT udi_fault_load_fkey FOREIGN KEY(load) REFERENCES udi_load (id)
)
 STRICT;

CREATE TABLE udi_number (
    device INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    value TEXT NOT NULL,
    role TEXT NOT NULL,
    issuer TEXT NOT NULL,
    contains TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    level TEXT NOT NULL,
    status TEXT NOT NULL,
    ended TEXT NOT NULL,
    CONSTRAINT udi_number_pkey PRIMARY KEY (device, seq),
    CONSTRAINT udi_number_device_fkey FOREIGN KEY(device) REFERENCES udi_device (id)
)
 STRICT;

CREATE INDEX udi_number_value ON udi_number (value);

CREATE TABLE udi_registration (
    number TEXT NOT NULL,
    device INTEGER NOT NULL,
    CONSTRAINT udi_registration_pkey PRIMARY KEY (number, device),
    CONSTRAINT udi_registration_device_fkey FOREIGN KEY(device) REFERENCES udi_device (id)
)
 STRICT;

CREATE INDEX udi_registration_device ON udi_registration (device);

CREATE TABLE unknown_seen (
    code INTEGER NOT NULL,
    document INTEGER NOT NULL,
    site INTEGER NOT NULL,
    times INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    station TEXT NOT NULL,
    raw TEXT NOT NULL,
    task INTEGER NOT NULL,
    CONSTRAINT unknown_seen_pkey PRIMARY KEY (code, document, site),
    CONSTRAINT unknown_seen_code_fkey FOREIGN KEY(code) REFERENCES unknown_code (id)
)
 STRICT;

CREATE TABLE allocation_passed_over (
    id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    place INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT allocation_passed_over_pkey PRIMARY KEY (id),
    CONSTRAINT allocation_passed_over_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE INDEX allocation_passed_over_line ON allocation_passed_over (line, record_id);

CREATE TABLE count_entry (
    record_id INTEGER NOT NULL,
    entry_no INTEGER NOT NULL,
    line INTEGER NOT NULL,
    round INTEGER NOT NULL,
    person INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    baseline INTEGER NOT NULL,
    counted_at INTEGER NOT NULL,
    CONSTRAINT count_entry_pkey PRIMARY KEY (record_id, entry_no),
    CONSTRAINT count_entry_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE INDEX count_entry_line ON count_entry (line, round);

CREATE TABLE lot_said (
    id INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    item INTEGER NOT NULL,
    number TEXT NOT NULL,
    variant INTEGER NOT NULL,
    expiry TEXT,
    produced TEXT,
    certificate INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER,
    CONSTRAINT lot_said_pkey PRIMARY KEY (id),
    CONSTRAINT lot_said_lot_fkey FOREIGN KEY(lot) REFERENCES lot (id)
)
 STRICT;

CREATE INDEX lot_said_lot ON lot_said (lot);

CREATE INDEX lot_said_number ON lot_said (number);

CREATE TABLE lot_supplier (
    lot INTEGER NOT NULL,
    supplier INTEGER NOT NULL,
    CONSTRAINT lot_supplier_pkey PRIMARY KEY (lot, supplier),
    CONSTRAINT lot_supplier_lot_fkey FOREIGN KEY(lot) REFERENCES lot (id)
)
 STRICT;

CREATE INDEX lot_supplier_supplier ON lot_supplier (supplier);

CREATE TABLE notice_line (
    line INTEGER NOT NULL,
    order_line INTEGER NOT NULL,
    lot TEXT NOT NULL,
    expiry TEXT NOT NULL,
    produced TEXT NOT NULL,
    serials TEXT NOT NULL,
    sscc TEXT NOT NULL,
    CONSTRAINT notice_line_pkey PRIMARY KEY (line),
    CONSTRAINT notice_line_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE INDEX notice_line_lot ON notice_line (lot);

CREATE TABLE opening_line (
    line INTEGER NOT NULL,
    lot TEXT NOT NULL,
    expiry TEXT NOT NULL,
    produced TEXT NOT NULL,
    serials TEXT NOT NULL,
    status INTEGER NOT NULL,
    supplier INTEGER NOT NULL,
    CONSTRAINT opening_line_pkey PRIMARY KEY (line),
    CONSTRAINT opening_line_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE TABLE partner_address (
    id INTEGER NOT NULL,
    partner INTEGER NOT NULL,
    label TEXT NOT NULL,
    address TEXT NOT NULL,
    receiver TEXT NOT NULL,
    phone TEXT NOT NULL,
    CONSTRAINT partner_address_pkey PRIMARY KEY (id),
    CONSTRAINT partner_address_partner_fkey FOREIGN KEY(partner) REFERENCES partner (id)
)
 STRICT;

CREATE INDEX partner_address_partner ON partner_address (partner);

CREATE TABLE partner_contact (
    id INTEGER NOT NULL,
    partner INTEGER NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    CONSTRAINT partner_contact_pkey PRIMARY KEY (id),
    CONSTRAINT partner_contact_partner_fkey FOREIGN KEY(partner) REFERENCES partner (id)
)
 STRICT;

CREATE INDEX partner_contact_partner ON partner_contact (partner);

CREATE TABLE partner_licence (
    id INTEGER NOT NULL,
    partner INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    scope TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    CONSTRAINT partner_licence_pkey PRIMARY KEY (id),
    CONSTRAINT partner_licence_partner_fkey FOREIGN KEY(partner) REFERENCES partner (id)
)
 STRICT;

CREATE INDEX partner_licence_partner ON partner_licence (partner);

CREATE TABLE piece (
    id INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    serial TEXT NOT NULL,
    expiry TEXT,
    valid_from TEXT DEFAULT '' NOT NULL,
    known_from INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT piece_pkey PRIMARY KEY (id),
    CONSTRAINT piece_serial UNIQUE (item, serial),
    CONSTRAINT piece_item_fkey FOREIGN KEY(item) REFERENCES item (id),
    CONSTRAINT piece_lot_fkey FOREIGN KEY(lot) REFERENCES lot (id)
)
 STRICT;

CREATE INDEX piece_by_lot ON piece (lot);

CREATE INDEX piece_by_serial ON piece (serial);

CREATE TABLE purchase_line (
    line INTEGER NOT NULL,
    unit_price TEXT NOT NULL,
    tax_percent TEXT NOT NULL,
    total TEXT NOT NULL,
    currency TEXT NOT NULL,
    CONSTRAINT purchase_line_pkey PRIMARY KEY (line),
    CONSTRAINT purchase_line_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE TABLE receipt_difference (
    id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    field TEXT NOT NULL,
    notice TEXT NOT NULL,
    label TEXT NOT NULL,
    CONSTRAINT receipt_difference_pkey PRIMARY KEY (id),
    CONSTRAINT receipt_difference_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE INDEX receipt_difference_line ON receipt_difference (line);

CREATE TABLE receipt_line (
    line INTEGER NOT NULL,
    order_line INTEGER NOT NULL,
    notice_line INTEGER NOT NULL,
    disposition TEXT NOT NULL,
    way TEXT NOT NULL,
    certificate INTEGER NOT NULL,
    status INTEGER NOT NULL,
    CONSTRAINT receipt_line_pkey PRIMARY KEY (line),
    CONSTRAINT receipt_line_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE TABLE sales_line (
    line INTEGER NOT NULL,
    unit_price TEXT NOT NULL,
    tax_percent TEXT NOT NULL,
    CONSTRAINT sales_line_pkey PRIMARY KEY (line),
    CONSTRAINT sales_line_line_fkey FOREIGN KEY(line) REFERENCES document_line (id)
)
 STRICT;

CREATE TABLE balance (
    lot INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    place INTEGER NOT NULL,
    status INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    item INTEGER NOT NULL,
    packed_as INTEGER NOT NULL,
    class INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    allocated INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT balance_pkey PRIMARY KEY (lot, piece, place, status, owner, item, packed_as),
    CONSTRAINT balance_class FOREIGN KEY(place, class) REFERENCES place (id, class),
    CONSTRAINT stock_not_negative CHECK ("class" = 2 or quantity >= 0),
    CONSTRAINT balance_class_kept CHECK ("class" in (1, 2)),
    CONSTRAINT allocated_within_stock CHECK (allocated = 0 or (allocated > 0 and "class" = 1 and allocated <= quantity)),
    CONSTRAINT piece_is_one CHECK (piece = 0 or quantity in (-1, 0, 1)),
    CONSTRAINT balance_lot_fkey FOREIGN KEY(lot) REFERENCES lot (id),
    CONSTRAINT balance_piece_fkey FOREIGN KEY(piece) REFERENCES piece (id),
    CONSTRAINT balance_item_fkey FOREIGN KEY(item) REFERENCES item (id)
)
 STRICT;

CREATE INDEX balance_item ON balance (item, place);

CREATE INDEX balance_place ON balance (place);

CREATE UNIQUE INDEX piece_in_one_place ON balance (piece) WHERE piece <> 0 and quantity > 0;

CREATE TABLE piece_said (
    id INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    item INTEGER NOT NULL,
    lot INTEGER NOT NULL,
    serial TEXT NOT NULL,
    expiry TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER,
    CONSTRAINT piece_said_pkey PRIMARY KEY (id),
    CONSTRAINT piece_said_piece_fkey FOREIGN KEY(piece) REFERENCES piece (id)
)
 STRICT;

CREATE INDEX piece_said_piece ON piece_said (piece);

CREATE INDEX piece_said_serial ON piece_said (serial);
