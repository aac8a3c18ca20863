#include "core/store/write_session.h"

#include <algorithm>

#include "core/base/file_trouble.h"
#include "core/store/area_levels.h"
#include "core/store/change_json.h"
#include "core/store/database.h"
#include "core/store/given_number.h"
#include "core/store/id_list.h"
#include "core/store/ledger_store.h"
#include "core/store/object_keys.h"
#include "core/store/stoppable.h"

namespace lx {

const Catalog& no_ledgers()
{
    static const Catalog none;
    return none;
}

namespace {

std::string_view word(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Insert:
        return "insert";
    case ChangeKind::Remove:
        return "remove";
    default:
        return "update";
    }
}

} // namespace

WriteSession::WriteSession(Database& database, const Catalog& catalog, Transaction transaction)
    : m_database(database), m_catalog(catalog), m_handle(database.handle()),
      m_transaction(std::move(transaction))
{}

Result<std::unique_ptr<WriteSession>>
WriteSession::begin(Database& database, const Catalog& catalog, const Actor& actor,
                    std::string title, std::string kind, std::optional<std::int64_t> target)
{
    if (database.read_only())
        return fail(ErrorKind::Locked, "台账文件“" + file_name(database.path()) +
                                           "”以只读方式打开，不能修改，请等别人关闭后重新打开。");
    LX_ASSIGN(Transaction transaction, Transaction::begin(database));
    std::unique_ptr<WriteSession> session(
        new WriteSession(database, catalog, std::move(transaction)));
    LX_ASSIGN(ChainEnd end, chain_end(session->m_handle));
    LX_ASSIGN(session->m_last_change,
              query_integer(session->m_handle, "SELECT max(id) FROM change"));
    LX_TRY(check_last_number(session->m_handle, end.id));
    LX_TRY(check_last_number(session->m_handle, session->m_last_change));
    session->m_action.id = end.id + 1;
    session->m_action.title = std::move(title);
    session->m_action.kind = std::move(kind);
    session->m_action.actor = actor.user;
    session->m_action.at = moment_after(end, actor.clock->now());
    session->m_previous_hash = std::move(end.hash);
    session->m_action.target = target;
    session->m_stamp = {session->m_action.at, session->m_action.actor};
    return session;
}

Result<LedgerWriter*> WriteSession::writer(const LedgerDef& def)
{
    auto& slot = m_writers[&def];
    if (!slot) {
        // Two definitions of one ledger in one action would give ids twice.
        if (m_catalog.ledger(def.code) != &def)
            return fail(ErrorKind::Usage,
                        "台账“" + def.name + "”的定义已经改变，请重新打开后再试。",
                        "definition of another catalogue");
        LX_ASSIGN(LedgerWriter opened, LedgerWriter::open(m_handle, def));
        slot = std::make_unique<LedgerWriter>(std::move(opened));
    }
    return slot.get();
}

Result<bool> WriteSession::find(const LedgerDef& def, std::int64_t id, Record& record)
{
    LX_TRY(wait());
    LX_ASSIGN(LedgerWriter * rows, writer(def));
    return rows->find(id, record);
}

namespace {

Result<> check_needed(const LedgerWriter& rows, const Record& record)
{
    for (const std::size_t field : rows.needed_fields())
        if (is_empty(record.values[field]))
            return fail(ErrorKind::Refused,
                        rows.def().name + "的“" + rows.def().fields[field].name +
                            "”不能为空，没有保存，请填写。",
                        "key of " + rows.def().code);
    return {};
}

} // namespace

Result<LedgerWriter*> WriteSession::check_new(const LedgerDef& def, Record& record)
{
    LX_ASSIGN(LedgerWriter * rows, writer(def));
    LX_TRY(fit_values(def, record));
    LX_TRY(check_needed(*rows, record));
    LX_TRY(check_lists(def, record));
    return rows;
}

Result<RowWritten> WriteSession::write_new(LedgerWriter& rows, const Record& record,
                                           SearchTexts texts)
{
    LX_ASSIGN(const RowWritten written, rows.insert(record, m_stamp, std::move(texts)));
    if (written == RowWritten::Done)
        LX_TRY(log(rows, record, ChangeKind::Insert));
    return written;
}

namespace {

/// Fields of a new row as the log has them.
void log_fields(const LedgerDef& def, const Record& record, std::string& out)
{
    ChangeJson json(out);
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        if (!is_empty(record.values[i]))
            json.add(def.fields[i].key, Value{}, record.values[i]);
    json.finish();
}

} // namespace

Error WriteSession::refusal(const LedgerDef& def, const Record& record, RowWritten written)
{
    return written == RowWritten::KeyTaken ? key_taken(def, record)
                                           : reference_missing(def, record);
}

Result<> WriteSession::insert(const LedgerDef& def, Record& record)
{
    LX_TRY(wait());
    LX_ASSIGN(LedgerWriter * rows, check_new(def, record));
    LX_TRY(make_indices(*rows));
    const bool fresh = record.id == 0;
    rows->give_id(record);
    SearchTexts texts;
    rows->search_texts(record, texts);
    log_fields(def, record, m_json);
    LX_ASSIGN(const RowWritten written, write_new(*rows, record, std::move(texts)));
    if (written != RowWritten::Done) {
        Error error = refusal(def, record, written);
        if (fresh)
            record.id = 0;
        return fail(std::move(error));
    }
    forget_lists(def);
    return {};
}

namespace {

bool names_lists(const LedgerDef& def, const Record& record)
{
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        if (def.fields[i].type == FieldType::RefList && !is_empty(record.values[i]))
            return true;
    return false;
}

} // namespace

Result<> WriteSession::insert_behind(const LedgerDef& def, Record& record)
{
    // Only the thread may use the connection while it works.
    const bool first = !m_writers.contains(&def);
    if (first || names_lists(def, record))
        LX_TRY(wait());
    LX_ASSIGN(LedgerWriter * rows, check_new(def, record));
    if (first)
        LX_TRY(rows->expect_many());
    LX_TRY(leave_out_indices(*rows));
    rows->give_id(record);
    forget_lists(def);
    if (!m_behind) {
        LX_TRY(start_action());
        m_behind.emplace([this](WriteBehind::Row& row) {
            std::swap(m_json, row.log);
            return write_new(*row.rows, row.record, std::move(row.texts));
        });
        m_database.before_use([this] { static_cast<void>(m_behind->settle()); });
    }
    WriteBehind::Row& row = m_behind->next();
    row.rows = rows;
    row.record = record;
    rows->search_texts(record, row.texts);
    log_fields(def, record, row.log);
    return m_behind->push() ? Result<>{} : wait();
}

Result<> WriteSession::leave_out_indices(LedgerWriter& rows)
{
    if (!rows.late_indices().add())
        return {};
    LX_TRY(wait());
    return rows.late_indices().leave_out();
}

Result<> WriteSession::make_indices(LedgerWriter& rows)
{
    LX_ASSIGN(const auto taken, rows.make_indices());
    if (!taken)
        return {};
    Error error = key_taken(rows.def(), *taken);
    error.kind = ErrorKind::Database; // as of a row that goes wrong behind
    return fail(std::move(error));
}

WriteSession::~WriteSession()
{
    m_database.before_use({});
}

Result<> WriteSession::settle(Progress* progress)
{
    LX_TRY(wait());
    std::optional<Stoppable> stoppable;
    if (progress != nullptr)
        stoppable.emplace(m_handle, *progress);
    for (const auto& [def, rows] : m_writers)
        LX_TRY(make_indices(*rows));
    return {};
}

Result<> WriteSession::wait()
{
    if (!m_behind)
        return {};
    const auto& failure = m_behind->settle();
    if (!failure)
        return {};
    Error error = failure->error
                      ? *failure->error
                      : refusal(failure->row.rows->def(), failure->row.record, failure->written);
    error.kind = ErrorKind::Database; // not a refusal of the row in hand
    return fail(std::move(error));
}

Result<WriteOutcome> WriteSession::update(const LedgerDef& def, Record& record)
{
    LX_TRY(wait());
    LX_ASSIGN(LedgerWriter * rows, writer(def));
    LX_ASSIGN(const bool there, rows->find(record.id, m_before));
    if (!there)
        return fail(ErrorKind::Refused, "这一行已经不在" + def.name +
                                            "台账里（可能刚被删除），没有保存，请刷新后再试。");
    return change(def, m_before, record);
}

Result<WriteOutcome> WriteSession::change(const LedgerDef& def, const Record& before,
                                          Record& record)
{
    LX_TRY(wait());
    LX_ASSIGN(LedgerWriter * rows, writer(def));
    LX_TRY(make_indices(*rows));
    LX_TRY(fit_values(def, record));
    LX_TRY(check_needed(*rows, record));
    m_changed.clear();
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        if (record.values[i] != before.values[i])
            m_changed.push_back(i);
    if (m_changed.empty())
        return WriteOutcome::Unchanged;
    LX_TRY(check_lists(def, record));
    for (const std::size_t field : m_changed)
        LX_TRY(check_circle(def, record, field));
    if (def.code == "area" && !turns_around())
        LX_TRY(check_area_change(m_handle, def, before, record, m_changed));
    // An undo's log says itself what followed then.
    const bool follows = !turns_around() && changes_key(def) && has_object_key(m_catalog, def);
    std::string old_key;
    if (follows) {
        LX_ASSIGN(old_key, LedgerStore(m_database, m_catalog).subject_key(def, record.id));
    }
    LX_ASSIGN(const RowWritten written, rows->update(before, record, m_changed, m_stamp));
    if (written == RowWritten::KeyTaken)
        return fail(key_taken(def, record));
    if (written == RowWritten::ReferenceMissing)
        return fail(reference_missing(def, record));
    ChangeJson json(m_json);
    for (const std::size_t i : m_changed)
        json.add(def.fields[i].key, before.values[i], record.values[i]);
    json.finish();
    forget_lists(def);
    LX_TRY(log(*rows, record, ChangeKind::Update));
    if (follows)
        LX_TRY(follow_key(def, record.id, old_key));
    return WriteOutcome::Updated;
}

bool WriteSession::turns_around() const
{
    return m_action.kind == "undo" || m_action.kind == "withdraw" || m_action.kind == "redo";
}

bool WriteSession::changes_key(const LedgerDef& def) const
{
    return std::any_of(m_changed.begin(), m_changed.end(), [&](std::size_t i) {
        return def.fields[i].in_key || def.fields[i].key == def.key_fallback;
    });
}

Result<> WriteSession::follow_key(const LedgerDef& def, std::int64_t id, const std::string& old_key)
{
    LX_ASSIGN(const std::string new_key, LedgerStore(m_database, m_catalog).subject_key(def, id));
    if (old_key == new_key || old_key.empty())
        return {};
    LX_ASSIGN(const auto references, object_references(m_handle, m_catalog, def, old_key, new_key));
    for (const ObjectReference& reference : references) {
        Record row;
        LX_ASSIGN(const bool there, find(*reference.ledger, reference.row, row));
        if (!there)
            continue;
        row.values[reference.field] = reference.key;
        // One that already stands there under the new key keeps its place.
        const auto done = update(*reference.ledger, row);
        if (!done && done.error().kind != ErrorKind::Refused)
            return fail(done.error());
    }
    return {};
}

Result<> WriteSession::remove(const LedgerDef& def, std::int64_t id)
{
    LX_TRY(settle());
    LX_ASSIGN(LedgerWriter * rows, writer(def));
    LX_ASSIGN(const bool there, rows->find(id, m_before));
    if (!there)
        return fail(ErrorKind::Refused,
                    "这一行已经不在" + def.name + "台账里（可能刚被删除），请刷新后再看。");
    if (def.code == "area" && !turns_around())
        LX_TRY(check_area_removal(m_handle, def, m_before));
    LX_ASSIGN(const bool listed, listed_elsewhere(def, id));
    auto written = RowWritten::ReferenceMissing;
    if (!listed) {
        LX_ASSIGN(written, rows->remove(m_before));
    }
    LX_ASSIGN(const std::string name, label(def, m_before));
    if (written != RowWritten::Done) {
        LedgerStore store(m_database, m_catalog);
        LX_ASSIGN(const auto referring, store.referring_rows(def, id));
        std::string where;
        for (const LedgerStore::Referring& from : referring)
            where += (where.empty() ? "" : "、") + from.ledger->name + " " +
                     std::to_string(from.ids.size()) + " 行";
        return fail(ErrorKind::Refused,
                    def.name + "“" + name + "”还被引用（" + where +
                        "），没有删除，请先处理这些行，或者填写终止日期代替删除。");
    }
    ChangeJson json(m_json);
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        if (!is_empty(m_before.values[i]))
            json.add(def.fields[i].key, m_before.values[i], Value{});
    json.finish();
    forget_lists(def);
    return log(*rows, m_before, ChangeKind::Remove);
}

Result<> WriteSession::start_action()
{
    if (m_started)
        return {};
    // Title, count and hash are known at the end; the row stands there first because changes refer
    // to it.
    LX_ASSIGN(Statement insert,
              Statement::prepare(m_handle,
                                 "INSERT INTO action (id, title, kind, actor, at, changes,"
                                 " first_change, target, hash)"
                                 " VALUES (?, '', ?, ?, ?, 0, ?, ?, '')"));
    insert.bind(1, m_action.id);
    insert.bind(2, std::string_view(m_action.kind));
    insert.bind(3, std::string_view(m_action.actor));
    insert.bind(4, std::string_view(m_action.at));
    insert.bind(5, m_last_change + 1);
    if (m_action.target)
        insert.bind(6, *m_action.target);
    LX_TRY(insert.run());
    LX_ASSIGN(m_insert_change,
              Statement::prepare(m_handle, "INSERT INTO change (id, action, ledger, row_id, label,"
                                           " kind, fields) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    m_started = true;
    return {};
}

Result<> WriteSession::log(const LedgerWriter& rows, const Record& record, ChangeKind kind)
{
    LX_ASSIGN(m_label, label(rows, record));
    return log_change(rows.def().code, record.id, m_label, kind);
}

Result<> WriteSession::log_change(std::string_view ledger, std::int64_t row_id,
                                  std::string_view name, ChangeKind kind)
{
    LX_TRY(start_action());
    const ChangeRow row{++m_last_change, ledger, row_id, name, word(kind), m_json};
    m_insert_change->bind(1, row.id);
    m_insert_change->bind(2, m_action.id);
    m_insert_change->bind(3, row.ledger);
    m_insert_change->bind(4, row.row);
    m_insert_change->bind(5, row.label);
    m_insert_change->bind(6, row.kind);
    m_insert_change->bind(7, row.fields);
    LX_TRY(m_insert_change->run());
    m_hash.add(row);
    ++m_action.changes;
    return {};
}

Result<std::int64_t> WriteSession::commit()
{
    LX_TRY(settle());
    if (!m_started) {
        m_transaction.roll_back();
        return 0;
    }
    for (const auto& [def, rows] : m_writers)
        LX_TRY(rows->finish());
    const std::string hash = m_hash.finish(m_action, m_previous_hash);
    {
        LX_ASSIGN(Statement update,
                  Statement::prepare(m_handle, "UPDATE action SET title = ?, changes"
                                               " = ?, hash = ? WHERE id = ?"));
        update.bind(1, std::string_view(m_action.title));
        update.bind(2, m_action.changes);
        update.bind(3, std::string_view(hash));
        update.bind(4, m_action.id);
        LX_TRY(update.run());
    }
    LX_TRY(write_chain_head(m_handle, m_action.id, hash));
    LX_TRY(m_transaction.commit());
    return m_action.id;
}

Result<std::string> WriteSession::label(const LedgerDef& def, const Record& record)
{
    LX_ASSIGN(const LedgerWriter* rows, writer(def));
    return label(*rows, record);
}

Result<std::string> WriteSession::label(const LedgerWriter& rows, const Record& record)
{
    const LedgerDef& def = rows.def();
    const auto field = rows.label_field();
    if (!field)
        return std::string();
    const Value& value = record.values[*field];
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr)
        return std::string();
    const FieldDef& label_field = def.fields[*field];
    const LedgerDef* other =
        is_reference(label_field) ? m_catalog.ledger(label_field.ledger) : nullptr;
    if (other == nullptr)
        return std::to_string(*number);
    return label_by_id(*other, *number);
}

Result<std::string> WriteSession::label_by_id(const LedgerDef& def, std::int64_t id)
{
    const FieldDef* field = def.field(def.label);
    if (field == nullptr)
        return std::string();
    auto found = m_labels.find(&def);
    if (found == m_labels.end()) {
        LX_ASSIGN(Statement select,
                  Statement::prepare(m_handle, "SELECT " + quote_name(field->key) + " FROM " +
                                                   quote_name(def.code) + " WHERE id = ?"));
        found = m_labels.emplace(&def, std::move(select)).first;
    }
    Statement& select = found->second;
    select.bind(1, id);
    LX_ASSIGN(const bool row, select.step());
    const Value value = row ? select.value(0) : Value{};
    select.reset();
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        const LedgerDef* other = is_reference(*field) ? m_catalog.ledger(field->ledger) : nullptr;
        return other != nullptr ? label_by_id(*other, *number)
                                : Result<std::string>(std::to_string(*number));
    }
    return text_of(value);
}

Result<bool> WriteSession::exists(const LedgerDef& def, std::int64_t id)
{
    auto found = m_exists.find(&def);
    if (found == m_exists.end()) {
        LX_ASSIGN(Statement select,
                  Statement::prepare(m_handle,
                                     "SELECT 1 FROM " + quote_name(def.code) + " WHERE id = ?"));
        found = m_exists.emplace(&def, std::move(select)).first;
    }
    found->second.bind(1, id);
    LX_ASSIGN(const bool row, found->second.step());
    found->second.reset();
    return row;
}

Result<> WriteSession::check_lists(const LedgerDef& def, const Record& record)
{
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (field.type != FieldType::RefList || is_empty(record.values[i]))
            continue;
        const LedgerDef* other = m_catalog.ledger(field.ledger);
        for (const std::int64_t id : listed_ids(text_of(record.values[i]))) {
            LX_ASSIGN(const bool there, exists(*other, id));
            if (!there)
                return fail(reference_missing(def, record));
        }
    }
    return {};
}

Result<> WriteSession::check_circle(const LedgerDef& def, const Record& record, std::size_t field)
{
    const FieldDef& parent = def.fields[field];
    const auto* first = std::get_if<std::int64_t>(&record.values[field]);
    if (parent.type != FieldType::Ref || parent.ledger != def.code || first == nullptr)
        return {};
    auto found = m_parents.find({&def, field});
    if (found == m_parents.end()) {
        LX_ASSIGN(Statement select,
                  Statement::prepare(m_handle, "SELECT " + quote_name(parent.key) + " FROM " +
                                                   quote_name(def.code) + " WHERE id = ?"));
        found = m_parents.emplace(std::pair(&def, field), std::move(select)).first;
    }
    Statement& select = found->second;
    std::unordered_set<std::int64_t> passed; // a circle that is there already is told by verify
    std::int64_t above = *first;
    while (above != record.id && passed.insert(above).second) {
        select.bind(1, above);
        LX_ASSIGN(const bool row, select.step());
        const bool top = !row || select.is_null(0);
        above = top ? above : select.integer(0);
        select.reset();
        if (top)
            return {};
    }
    if (above != record.id)
        return {};
    LX_ASSIGN(const std::string name, label(def, record));
    LX_ASSIGN(const std::string chosen, label_by_id(def, *first));
    return fail(ErrorKind::Refused,
                def.name + "“" + name + "”的“" + parent.name + "”不能是“" + chosen + "”：" +
                    (*first == record.id ? "它就是自己" : "它本身在“" + name + "”之下") +
                    "，没有保存，请另选。",
                "field " + def.code + "." + parent.key);
}

Result<bool> WriteSession::listed_elsewhere(const LedgerDef& def, std::int64_t id)
{
    auto found = m_listed.find(def.code);
    if (found == m_listed.end()) {
        found = m_listed.try_emplace(def.code).first;
        for (const LedgerDef& other : m_catalog.ledgers())
            for (const FieldDef& field : other.fields) {
                if (field.type != FieldType::RefList || field.ledger != def.code || field.own)
                    continue;
                const std::string column = quote_name(field.key);
                LX_ASSIGN(Statement lists,
                          Statement::prepare(m_handle, "SELECT " + column + " FROM " +
                                                           quote_name(other.code) + " WHERE " +
                                                           column + " IS NOT NULL"));
                while (true) {
                    LX_ASSIGN(const bool row, lists.step());
                    if (!row)
                        break;
                    for (const std::int64_t listed : listed_ids(lists.text(0)))
                        found->second.insert(listed);
                }
            }
    }
    return found->second.contains(id);
}

void WriteSession::forget_lists(const LedgerDef& def)
{
    if (m_listed.empty())
        return;
    for (const FieldDef& field : def.fields)
        if (field.type == FieldType::RefList)
            m_listed.erase(field.ledger);
}

Error WriteSession::key_taken(const LedgerDef& def, const Record& record)
{
    std::string parts;
    const auto add = [&](const FieldDef& field, const Value& value) {
        std::string text = text_of(value);
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            text = std::to_string(*number);
            if (const LedgerDef* other =
                    is_reference(field) ? m_catalog.ledger(field.ledger) : nullptr)
                text = label_by_id(*other, *number).value_or(text);
        }
        if (!text.empty())
            parts += (parts.empty() ? "" : "，") + field.name + "“" + text + "”";
    };
    for (const int i : def.key_fields())
        add(def.fields[static_cast<std::size_t>(i)], record.values[static_cast<std::size_t>(i)]);
    if (parts.empty() && !def.key_fallback.empty())
        add(*def.field(def.key_fallback), record.at(def, def.key_fallback));
    return {ErrorKind::Refused,
            def.name + "台账里已经有" + parts +
                "的一行，没有保存，请修改那一行，或者更正填写的内容。",
            "unique " + def.code};
}

Error WriteSession::reference_missing(const LedgerDef& def, const Record& record)
{
    std::string fields;
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        const LedgerDef* other = m_catalog.ledger(field.ledger);
        if (other == nullptr)
            continue;
        std::vector<std::int64_t> ids;
        if (const auto* id = std::get_if<std::int64_t>(&record.values[i]))
            ids.push_back(*id);
        else if (field.type == FieldType::RefList)
            ids = listed_ids(text_of(record.values[i]));
        for (const std::int64_t id : ids)
            if (!exists(*other, id).value_or(true)) {
                fields += (fields.empty() ? "“" : "、“") + field.name + "”";
                break;
            }
    }
    return {ErrorKind::Refused,
            def.name + "的" + fields +
                "指向的行已经不在台账里（可能刚被删除），没有保存，请重新选择。",
            "foreign key " + def.code};
}

} // namespace lx
