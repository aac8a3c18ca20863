#include "core/exchange/import_session.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/exchange/unit_proposals.h"
#include "core/ledger/field_text.h"
#include "core/ledger/masked_entry.h"
#include "core/ledger/number_scrub.h"
#include "core/ledger/record_checks.h"
#include "core/store/field_scan.h"

namespace lx {

namespace {

std::string place_text(std::int64_t row)
{
    return "第 " + std::to_string(row + 1) + " 行";
}

/// The text with every `part` in it replaced.
std::string replaced(std::string text, const std::string& part, const std::string& by)
{
    if (part.empty() || part == by)
        return text;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += by.size())
        text.replace(at, part.size(), by);
    return text;
}

/// An issue worth telling when the row only changes some fields: about one of them.
bool concerns(const LedgerDef& def, const Record& row, const std::string& field)
{
    const int position = def.index_of(field);
    return position < 0 || !is_empty(row.values[static_cast<std::size_t>(position)]);
}

} // namespace

ImportSession::ImportSession(Database& database, const Catalog& catalog, const HeadingIndex& index,
                             Writer& writer, ImportReport& report, Date as_of, Date today)
    : m_database(database), m_catalog(catalog), m_index(index), m_def(index.own()),
      m_writer(writer), m_report(report), m_as_of(as_of), m_today(today),
      m_store(database, catalog), m_resolver(database, catalog)
{
    m_slots.resize(index.carried().size());
}

Result<> ImportSession::prepare()
{
    LX_ASSIGN(m_keys, KeyIndex::load(m_database, m_def));
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        const FieldDef& field = m_def.fields[i];
        if (field.type == FieldType::Ref && field.ledger == m_def.code)
            m_self_fields.push_back(static_cast<int>(i));
        if (field.type == FieldType::ObjectKey) {
            m_object = static_cast<int>(i);
            m_object_kind = m_def.index_of("object_kind");
        }
    }
    for (const int field : m_self_fields) {
        auto& parents = m_parents.emplace_back();
        LX_TRY(scan_fields(m_database, m_def, {field},
                           [&](std::int64_t id, const std::vector<Value>& values) {
                               if (!is_empty(values[0]))
                                   parents.emplace(id, int_of(values[0]));
                           }));
    }
    if (m_def.code == "area") {
        SettingsStore settings(m_database);
        LX_ASSIGN(m_jurisdiction, settings.jurisdiction());
    }
    return {};
}

int ImportSession::add_table(const SessionTable& table)
{
    m_tables.push_back(table);
    auto& columns = m_columns.emplace_back();
    for (const TableColumn& column : table.plan->table.columns) {
        if (column.target && column.duplicate_of < 0 && !column.continues)
            columns.emplace(*column.target, &column);
    }
    ImportedTable told;
    told.input = table.input;
    told.sheet = table.plan->sheet;
    told.name = table.plan->name;
    told.first_heading = table.plan->table.first_heading;
    told.last_heading = table.plan->table.last_heading;
    m_report.tables.push_back(std::move(told));
    return static_cast<int>(m_tables.size()) - 1;
}

bool ImportSession::has_column(int table, FieldTarget target) const
{
    return m_columns[static_cast<std::size_t>(table)].contains(target);
}

CellIssue ImportSession::issue_of(const ParsedRow& row, FieldTarget target,
                                  const std::string& value, std::string reason) const
{
    const auto& columns = m_columns[static_cast<std::size_t>(row.table)];
    const auto column = columns.find(target);
    return {column == columns.end() ? -1 : column->second->column, value, std::move(reason)};
}

void ImportSession::tell(const ParsedRow& row, const CellIssue& issue,
                         std::vector<ImportIssue>& into) const
{
    const SessionTable& table = m_tables[static_cast<std::size_t>(row.table)];
    ImportIssue told;
    told.input = table.input;
    told.sheet = table.plan->name;
    told.row = row.row + 1;
    told.value = with_numbers_masked(issue.value);
    told.cell = issue.column;
    if (issue.column >= 0) {
        for (const TableColumn& column : table.plan->table.columns) {
            if (column.column != issue.column)
                continue;
            told.column = column.heading();
            if (column.target)
                told.value = told_value(m_index.field(*column.target), issue.value);
        }
    }
    told.reason = with_numbers_masked(replaced(issue.reason, issue.value, told.value));
    into.push_back(std::move(told));
}

void ImportSession::warn(int table, std::int64_t row, const std::string& column,
                         const std::string& value, const std::string& reason)
{
    const SessionTable& from = m_tables[static_cast<std::size_t>(table)];
    m_report.warnings.push_back({from.input, from.plan->name, row, column,
                                 with_numbers_masked(value), with_numbers_masked(reason), -1});
}

void ImportSession::refuse(ParsedRow& row)
{
    ++m_report.refused;
    m_report.tables[static_cast<std::size_t>(row.table)].refused.push_back(row.row);
    for (const CellIssue& issue : row.errors)
        tell(row, issue, m_report.errors);
}

Result<> ImportSession::write(std::vector<ParsedRow>& rows)
{
    m_report.read += static_cast<std::int64_t>(rows.size());
    std::vector<bool> later(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        LX_ASSIGN(const Resolved resolved, resolve(rows[i], false));
        later[i] = resolved == Resolved::Later;
    }
    LX_TRY(fetch_before(rows, later));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (later[i]) {
            // A row earlier in this batch may have brought it meanwhile.
            LX_ASSIGN(const Resolved resolved, resolve(rows[i], false));
            if (resolved == Resolved::Later) {
                m_waiting.push_back(std::move(rows[i]));
                continue;
            }
        }
        LX_TRY(write_row(rows[i]));
    }
    m_before.clear();
    return {};
}

Result<> ImportSession::finish()
{
    for (bool moved = true; moved && !m_waiting.empty();) {
        moved = false;
        std::vector<ParsedRow> still;
        for (ParsedRow& row : m_waiting) {
            LX_ASSIGN(const Resolved resolved, resolve(row, false));
            if (resolved == Resolved::Later) {
                still.push_back(std::move(row));
                continue;
            }
            LX_TRY(write_row(row));
            moved = true;
        }
        m_waiting = std::move(still);
    }
    for (ParsedRow& row : m_waiting) {
        LX_ASSIGN([[maybe_unused]] const Resolved resolved, resolve(row, true));
        LX_TRY(write_row(row));
    }
    m_waiting.clear();
    tell_masked();
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const ImportCounts& counts = m_slots[i].counts;
        if (counts.added + counts.updated + counts.unchanged > 0)
            m_report.also.emplace_back(m_index.carried()[i].def->code, counts);
    }
    const auto in_order = [](const ImportIssue& a, const ImportIssue& b) {
        return std::tie(a.input, a.sheet, a.row) < std::tie(b.input, b.sheet, b.row);
    };
    std::stable_sort(m_report.errors.begin(), m_report.errors.end(), in_order);
    std::stable_sort(m_report.warnings.begin(), m_report.warnings.end(), in_order);
    for (ImportedTable& table : m_report.tables)
        std::sort(table.refused.begin(), table.refused.end());
    return {};
}

Result<> ImportSession::fetch_before(const std::vector<ParsedRow>& rows,
                                     const std::vector<bool>& later)
{
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (later[i] || !rows[i].errors.empty())
            continue;
        if (const auto match = m_keys->match(rows[i].record); match.id != 0)
            ids.push_back(match.id);
    }
    if (ids.empty())
        return {};
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    LX_ASSIGN(auto records, m_store.rows(m_def, ids));
    for (Record& record : records)
        m_before.emplace(record.id, std::move(record));
    return {};
}

/// The row as it will stand: what is there, with what the file gives on top. False: refused.
Result<bool> ImportSession::draft(ParsedRow& row, Draft& out)
{
    out.match = m_keys->match(row.record);
    if (out.match.how == KeyIndex::How::Ambiguous) {
        const int code = m_def.key_fields().front();
        row.errors.push_back(issue_of(
            row, {0, code}, "",
            "有 " + std::to_string(out.match.candidates) + " 个同名的“" + m_def.name + "”，请填" +
                m_def.fields[static_cast<std::size_t>(code)].name + "说明是哪一个。"));
        return false;
    }
    if (out.match.id == 0) {
        out.record = row.record;
        propose(row, out.record);
        attach_area(row, out.record);
        return true;
    }
    if (const auto known = m_before.find(out.match.id); known != m_before.end()) {
        out.before = known->second;
    } else {
        LX_ASSIGN(out.before, m_store.find(m_def, out.match.id));
        if (!out.before)
            return fail(ErrorKind::Database,
                        "导入时“" + m_def.name +
                            "”台账被别的程序改动了；请关闭别的程序后重新导入。");
    }
    out.record = *out.before;
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        if (!is_empty(row.record.values[i]))
            out.record.values[i] = row.record.values[i];
    }
    for (const FieldTarget& target : row.cleared) {
        if (target.slot == 0)
            out.record.values[static_cast<std::size_t>(target.field)] = {};
    }
    const bool by_name =
        out.match.how == KeyIndex::How::FilledIn || out.match.how == KeyIndex::How::Name;
    const int name = by_name ? m_def.index_of(m_def.key_fallback) : -1;
    if (name >= 0) {
        // Names that only differ in brackets or blanks are the same: the first way of writing
        // stays.
        const auto position = static_cast<std::size_t>(name);
        out.record.values[position] = out.before->values[position];
    }
    return true;
}

void ImportSession::check(ParsedRow& row, const Draft& draft)
{
    for (RecordIssue& issue : check_record(m_catalog, m_def, draft.record, m_today)) {
        if (issue.warning && draft.before && !concerns(m_def, row.record, issue.field))
            continue;
        const int position = m_def.index_of(issue.field);
        const std::string value =
            position < 0 ? ""
                         : export_field(m_def.fields[static_cast<std::size_t>(position)],
                                        draft.record.values[static_cast<std::size_t>(position)]);
        (issue.warning ? row.warnings : row.errors)
            .push_back(issue_of(row, {0, position}, value, std::move(issue.message)));
    }
    std::string field;
    if (draft.before && closes_circle(draft.match.id, draft.record, field))
        row.errors.push_back(
            issue_of(row, {0, m_def.index_of(field)}, "",
                     "“" + m_def.field(field)->name + "”指向了自己或自己的下级，请核对。"));
}

void ImportSession::check_slots(ParsedRow& row, const Draft& draft)
{
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        if (row.carried.size() <= i || row.carried[i].values.empty())
            continue;
        Record& record = row.carried[i];
        const CarriedSlot& carried = m_index.carried()[i];
        const int slot = static_cast<int>(i) + 1;
        const int when = carried.def->index_of(carried.rule->when);
        if (is_empty(record.values[static_cast<std::size_t>(when)])) {
            // The columns of a table without the deciding one are told once, not in every row.
            if (has_column(row.table, {slot, when})) {
                for (std::size_t f = 0; f < record.values.size(); ++f) {
                    if (!is_empty(record.values[f]))
                        row.warnings.push_back(
                            issue_of(row, {slot, static_cast<int>(f)},
                                     export_field(carried.def->fields[f], record.values[f]),
                                     "这一行没有“" +
                                         carried.def->fields[static_cast<std::size_t>(when)].name +
                                         "”，“" + carried.def->fields[f].name + "”没有写入" +
                                         carried.def->name + "。"));
                }
            }
            record.values.clear();
            continue;
        }
        if (!carried.rule->date_field.empty()) {
            Value& date = record.values[static_cast<std::size_t>(
                carried.def->index_of(carried.rule->date_field))];
            if (is_empty(date))
                date = m_as_of.iso();
        }
        for (const std::string& key : carried.rule->copies)
            record.set(*carried.def, key, draft.record.at(m_def, key));
        // The link is known after this row is written; any id stands for it until then.
        record.set(*carried.def, carried.rule->link,
                   std::int64_t{draft.match.id == 0 ? 1 : draft.match.id});
        for (RecordIssue& issue : check_record(m_catalog, *carried.def, record, m_today)) {
            const int position = carried.def->index_of(issue.field);
            const std::string value =
                position < 0 ? ""
                             : export_field(carried.def->fields[static_cast<std::size_t>(position)],
                                            record.values[static_cast<std::size_t>(position)]);
            (issue.warning ? row.warnings : row.errors)
                .push_back(issue_of(row, {slot, position}, value, std::move(issue.message)));
        }
    }
}

void ImportSession::note_repeated(ParsedRow& row, const Draft& draft)
{
    const auto seen = m_seen.find(draft.match.id);
    if (draft.match.id == 0 || seen == m_seen.end() || !draft.before)
        return;
    std::string differing;
    int count = 0;
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        const Value& given = row.record.values[i];
        const Value& stands = draft.before->values[i];
        if (is_empty(given) || is_empty(stands) || given == stands ||
            draft.record.values[i] == stands)
            continue;
        if (++count <= 3)
            differing += (differing.empty() ? "“" : "、“") + m_def.fields[i].name + "”";
    }
    if (count == 0)
        return;
    const Place& first = seen->second;
    std::string where = place_text(first.row);
    if (first.table != row.table)
        where =
            "工作表“" + m_tables[static_cast<std::size_t>(first.table)].plan->name + "”" + where;
    row.warnings.push_back({-1, "",
                            place_text(row.row) + "与" + where + "是同一条，" + differing +
                                (count > 3 ? "等" + std::to_string(count) + "项" : "") +
                                "不一致，以" + place_text(row.row) + "为准。"});
}

Result<> ImportSession::write_row(ParsedRow& row)
{
    Draft draft;
    if (row.errors.empty()) {
        LX_ASSIGN(const bool drafted, this->draft(row, draft));
        if (drafted)
            LX_TRY(settle_masked(row, draft));
        const bool same = drafted && draft.before && draft.record.values == draft.before->values;
        if (drafted && !same)
            check(row, draft);
        if (drafted)
            check_slots(row, draft);
    }
    if (!row.errors.empty()) {
        refuse(row);
        return {};
    }
    note_repeated(row, draft);
    const bool is_new = draft.match.id == 0;
    if (is_new) {
        const auto written = m_writer.insert_new(m_def, draft.record);
        if (!written && written.error().kind != ErrorKind::Refused)
            return fail(written.error());
        if (!written) {
            row.errors.push_back({-1, "", written.error().message});
            refuse(row);
            return {};
        }
        ++m_report.counts.added;
        m_keys->add(draft.record.id, draft.record);
        if (!m_self_fields.empty())
            m_resolver.add(m_def, draft.record.id, draft.record);
    } else if (draft.record.values == draft.before->values) {
        ++m_report.counts.unchanged;
    } else {
        const auto written = m_writer.put(m_def, draft.record);
        if (!written && written.error().kind != ErrorKind::Refused)
            return fail(written.error());
        if (!written) {
            row.errors.push_back({-1, "", written.error().message});
            refuse(row);
            return {};
        }
        ++(*written == WriteOutcome::Unchanged ? m_report.counts.unchanged
                                               : m_report.counts.updated);
        m_keys->update(draft.match.id, *draft.before, draft.record);
        m_before.insert_or_assign(draft.match.id, draft.record);
    }
    for (std::size_t i = 0; i < m_self_fields.size(); ++i) {
        const Value& parent = draft.record.values[static_cast<std::size_t>(m_self_fields[i])];
        if (is_empty(parent))
            m_parents[i].erase(draft.record.id);
        else
            m_parents[i].insert_or_assign(draft.record.id, int_of(parent));
    }
    LX_TRY(write_slots(row, draft));
    m_seen.insert_or_assign(draft.record.id, Place{row.table, row.row});
    if (draft.match.how == KeyIndex::How::Name) {
        const int code = m_def.key_fields().front();
        row.warnings.push_back(
            issue_of(row, {0, code}, "",
                     "没有" + m_def.fields[static_cast<std::size_t>(code)].name +
                         "，按名称对应到已有的一条（" +
                         text_of(draft.record.values[static_cast<std::size_t>(code)]) + "）。"));
    } else if (is_new && draft.match.candidates > 0) {
        row.warnings.push_back(
            issue_of(row, {0, m_def.index_of(m_def.key_fallback)},
                     text_of(draft.record.at(m_def, m_def.key_fallback)),
                     "已有同名而代码不同的“" + m_def.name + "”，按另一条新增，请核对是否重复。"));
    }
    for (const CellIssue& issue : row.warnings)
        tell(row, issue, m_report.warnings);
    return {};
}

Result<> ImportSession::write_slots(ParsedRow& row, const Draft& draft)
{
    const bool was_there = draft.match.id != 0 || m_seen.contains(draft.record.id);
    for (std::size_t i = 0; i < m_slots.size() && i < row.carried.size(); ++i) {
        Record& record = row.carried[i];
        if (record.values.empty())
            continue;
        Slot& slot = m_slots[i];
        const CarriedSlot& carried = m_index.carried()[i];
        record.set(*carried.def, carried.rule->link, draft.record.id);
        if (was_there && !slot.keys) {
            LX_ASSIGN(slot.keys, KeyIndex::load(m_database, *carried.def));
        }
        const auto match = was_there ? slot.keys->match(record) : KeyIndex::Match{};
        if (match.id == 0) {
            LX_TRY(m_writer.insert_new(*carried.def, record));
            ++slot.counts.added;
            if (slot.keys)
                slot.keys->add(record.id, record);
            continue;
        }
        LX_ASSIGN(auto before, m_store.find(*carried.def, match.id));
        Record merged = before ? *before : record;
        for (std::size_t f = 0; f < record.values.size(); ++f) {
            if (!is_empty(record.values[f]))
                merged.values[f] = record.values[f];
        }
        for (const FieldTarget& target : row.cleared) {
            if (target.slot == static_cast<int>(i) + 1)
                merged.values[static_cast<std::size_t>(target.field)] = {};
        }
        merged.id = match.id;
        if (before && merged.values == before->values) {
            ++slot.counts.unchanged;
            continue;
        }
        LX_ASSIGN(const WriteOutcome outcome, m_writer.put(*carried.def, merged));
        ++(outcome == WriteOutcome::Unchanged ? slot.counts.unchanged : slot.counts.updated);
    }
    return {};
}

void ImportSession::propose(ParsedRow& row, Record& record)
{
    if (m_def.code != "unit")
        return;
    const auto category = static_cast<std::size_t>(m_def.index_of("category"));
    const auto type = static_cast<std::size_t>(m_def.index_of("type"));
    const auto missing = [&](std::size_t field) {
        return is_empty(record.values[field]) &&
               !has_column(row.table, {0, static_cast<int>(field)});
    };
    if (!missing(category) && !missing(type))
        return;
    const UnitProposal proposal =
        propose_unit(text_of(record.at(m_def, "uscc")), text_of(record.at(m_def, "name")));
    std::string told;
    if (missing(category) && !proposal.category.empty()) {
        record.values[category] = proposal.category;
        told = "单位类别按代码推断为“" + proposal.category + "”";
    }
    if (missing(type) && !proposal.type.empty() &&
        text_of(record.values[category]) == proposal.category) {
        record.values[type] = proposal.type;
        told += (told.empty() ? "" : "，") + ("单位类型按代码和名称推断为“" + proposal.type + "”");
    }
    if (!told.empty())
        row.warnings.push_back({-1, "", "文件里没有这一列，" + told + "，请核对。"});
}

void ImportSession::attach_area(ParsedRow& row, Record& record)
{
    if (!m_jurisdiction)
        return;
    const auto parent = static_cast<std::size_t>(m_def.index_of("parent"));
    const std::string& kind = text_of(record.at(m_def, "kind"));
    if (!is_empty(record.values[parent]) || kind.empty())
        return;
    const auto rank = [](std::string_view level) {
        if (level == "省")
            return 0;
        if (level == "市")
            return 1;
        return level == "县" || level == "县区旗" ? 2 : 3;
    };
    if (rank(kind) <= rank(m_jurisdiction->level))
        return;
    const FieldTarget column{0, static_cast<int>(parent)};
    if (has_column(row.table, column)) {
        // Left blank on purpose or not: it stays blank, as an export of such a row says.
        row.warnings.push_back(issue_of(
            row, column, "", "没有填上级，不会计入“" + m_jurisdiction->name + "”的数字，请核对。"));
        return;
    }
    record.values[parent] = m_jurisdiction->area;
    row.warnings.push_back(issue_of(
        row, column, "", "文件里没有“上级”列，按“" + m_jurisdiction->name + "”的下级登记。"));
}

bool ImportSession::closes_circle(std::int64_t id, const Record& record, std::string& field) const
{
    for (std::size_t i = 0; i < m_self_fields.size(); ++i) {
        std::int64_t at = int_of(record.values[static_cast<std::size_t>(m_self_fields[i])]);
        for (int steps = 0; at != 0 && steps < 1000; ++steps) {
            if (at == id) {
                field = m_def.fields[static_cast<std::size_t>(m_self_fields[i])].key;
                return true;
            }
            const auto up = m_parents[i].find(at);
            at = up == m_parents[i].end() ? 0 : up->second;
        }
    }
    return false;
}

} // namespace lx
