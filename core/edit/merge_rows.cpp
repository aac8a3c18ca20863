#include "core/edit/merge_rows.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/edit/editor.h"
#include "core/edit/merge_rounds.h"
#include "core/edit/merge_sides.h"
#include "core/store/database.h"
#include "core/store/id_list.h"
#include "core/store/ledger_store.h"
#include "core/store/object_keys.h"

namespace lx {

namespace {

/// One merge: its parts in the order in which they can be done.
class Merge
{
public:
    Merge(Database& database, const Catalog& catalog, Writer& writer, const Actor& actor,
          const LedgerDef& def, MergeReport& report)
        : m_database(database), m_catalog(catalog), m_def(def), m_store(database, catalog),
          m_writer(writer), m_editor(catalog, writer, actor.clock->today()), m_report(report)
    {}

    /// Two rows of a tree of which one stands above the other are two things: told, not merged.
    Result<> check_apart(const Record& stays, const Record& goes,
                         const std::unordered_map<std::int64_t, std::string>& labels)
    {
        for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
            const FieldDef& parent = m_def.fields[i];
            if (parent.type != FieldType::Ref || parent.ledger != m_def.code)
                continue;
            LX_ASSIGN(const bool under, stands_under(i, stays, goes.id));
            LX_ASSIGN(const bool above, stands_under(i, goes, stays.id));
            if (!under && !above)
                continue;
            const std::string& upper = labels.at(under ? goes.id : stays.id);
            const std::string& lower = labels.at(under ? stays.id : goes.id);
            m_report.conflicts.push_back({&m_def, goes.id, parent.key,
                                          "“" + lower + "”在“" + upper +
                                              "”之下，上下级不能并成一行；确实是登记了两次的，"
                                              "请先改正“" +
                                              lower + "”的“" + parent.name + "”，再合并。"});
        }
        return {};
    }

    /// Everything but the row itself that names `goes` by its id.
    Result<> move_references(std::int64_t stays, std::int64_t goes, Progress& progress)
    {
        LX_ASSIGN(const auto referring, m_store.referring_rows(m_def, goes));
        for (const LedgerStore::Referring& rows : referring) {
            for (const std::int64_t id : rows.ids) {
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "已取消合并，台账没有改动。");
                LX_ASSIGN(auto record, m_store.find(*rows.ledger, id));
                if (!record)
                    continue;
                rename(*rows.ledger, *record, goes, stays);
                LX_TRY(write(*rows.ledger, *record));
            }
        }
        return {};
    }

    /// Rounds of 考核, before their rows: those are held against what the round computed; and 评星.
    Result<> move_rounds(std::int64_t stays, std::int64_t goes)
    {
        if (m_def.code == "org")
            LX_TRY(move_ratings(stays, goes));
        LX_ASSIGN(const auto year, rename_in_rounds(m_database, m_writer, m_def.code, stays, goes));
        if (year)
            m_report.conflicts.push_back(
                {&m_def,
                 goes,
                 {},
                 std::to_string(*year) + " 年的" +
                     (m_def.code == "org" ? "述职评议考核或民主评议党员里两个党组织"
                                          : "民主评议党员里两名党员") +
                     "都有，不能合并；请先在“考核”页去掉其中一个对象或放弃其中一轮，再合并。"});
        return {};
    }

    Result<> move_ratings(std::int64_t stays, std::int64_t goes)
    {
        LX_ASSIGN(const auto rated, rename_in_ratings(m_database, m_writer, stays, goes));
        if (rated)
            m_report.conflicts.push_back(
                {&m_def,
                 goes,
                 {},
                 std::to_string(*rated) +
                     " 年的星级评定里两个党组织都有人工评分、否决或改定，不能合并；请先在“星级评定”"
                     "页去掉其中一个的，再合并。"});
        return {};
    }

    /// Those that name it by its natural key: honours, 情况说明, 督办.
    Result<> move_objects(const std::string& stays_key, const std::string& goes_key)
    {
        if (goes_key.empty() || goes_key == stays_key)
            return {};
        LX_ASSIGN(const auto objects,
                  object_references(m_database.handle(), m_catalog, m_def, goes_key, stays_key));
        for (const ObjectReference& object : objects) {
            LX_ASSIGN(auto record, m_store.find(*object.ledger, object.row));
            if (!record)
                continue;
            record->values[object.field] = object.key;
            LX_TRY(write(*object.ledger, *record));
        }
        return {};
    }

    /// Rows of other ledgers that name a person by number as the key of `def` does (任职, 指导员,
    /// 出资人 …) name the one number that is left.
    Result<> move_person(const std::string& left, const std::string& gone)
    {
        if (left == gone || gone.empty())
            return {};
        for (const auto& [other, field] : person_number_fields(m_catalog, m_def)) {
            Query of_person;
            of_person.ledger = other->code;
            of_person.filters = {{other->fields[field].key, "=", gone}};
            LX_ASSIGN(auto rows, m_store.first(of_person, -1));
            for (Record& row : rows) {
                row.values[field] = left;
                LX_TRY(write(*other, row));
            }
        }
        return {};
    }

    Result<> take_out(std::int64_t goes)
    {
        if (!m_report.conflicts.empty())
            return {}; // told already what still names it
        LX_ASSIGN(const Edited edited, m_editor.remove(m_def, goes));
        tell(m_def, goes, edited);
        return {};
    }

    /// The fields of the row that stays, once the keys of the other one are free.
    Result<> settle(const Record& stays, const Record& goes, const MergeChoice& choice)
    {
        std::vector<FieldEdit> fields;
        for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
            const bool taken = std::find(choice.take.begin(), choice.take.end(),
                                         static_cast<int>(i)) != choice.take.end();
            if (taken || (choice.fill_blanks && is_empty(stays.values[i])))
                fields.push_back({static_cast<int>(i), goes.values[i]});
        }
        LX_ASSIGN(const Edited edited, m_editor.change(m_def, stays.id, fields));
        tell(m_def, stays.id, edited);
        for (const RecordIssue& warning : edited.warnings)
            if (!warning.code)
                m_report.warnings.push_back(warning.message);
        return {};
    }

private:
    /// Whether `row` stands, by the field at `parent`, anywhere under the row `upper`.
    Result<bool> stands_under(std::size_t parent, const Record& row, std::int64_t upper)
    {
        std::set<std::int64_t> passed; // a circle that is there already is told by verify
        Value above = row.values[parent];
        while (const auto* id = std::get_if<std::int64_t>(&above)) {
            if (*id == upper)
                return true;
            if (!passed.insert(*id).second)
                return false;
            LX_ASSIGN(const auto next, m_store.find(m_def, *id));
            if (!next)
                return false;
            above = next->values[parent];
        }
        return false;
    }

    void rename(const LedgerDef& ledger, Record& record, std::int64_t from, std::int64_t to) const
    {
        for (std::size_t i = 0; i < ledger.fields.size(); ++i) {
            const FieldDef& field = ledger.fields[i];
            Value& value = record.values[i];
            if (field.ledger != m_def.code || is_empty(value))
                continue;
            if (field.type != FieldType::RefList) {
                if (value == Value(from))
                    value = to;
                continue;
            }
            std::vector<std::int64_t> ids;
            for (std::int64_t id : listed_ids(text_of(value))) {
                id = id == from ? to : id;
                if (std::find(ids.begin(), ids.end(), id) == ids.end())
                    ids.push_back(id);
            }
            std::string list;
            for (const std::int64_t id : ids)
                list += (list.empty() ? "" : ",") + std::to_string(id);
            value = std::move(list);
        }
    }

    /// A fault such a row had before is none of the merge's.
    Result<> write(const LedgerDef& ledger, Record& record)
    {
        LX_ASSIGN(const Edited edited, m_editor.write(ledger, record));
        tell(ledger, record.id, edited);
        return {};
    }

    void tell(const LedgerDef& ledger, std::int64_t id, const Edited& edited)
    {
        for (const RecordIssue& problem : edited.problems)
            m_report.conflicts.push_back({&ledger, id, problem.field, problem.message});
    }

    Database& m_database;
    const Catalog& m_catalog;
    const LedgerDef& m_def;
    LedgerStore m_store;
    Writer& m_writer;
    Editor m_editor;
    MergeReport& m_report;
};

} // namespace

Result<MergeReport> merge_rows(Database& database, const Catalog& catalog, const Actor& actor,
                               const LedgerDef& def, std::int64_t stays, std::int64_t goes,
                               const MergeChoice& choice, Progress& progress)
{
    if (stays == goes)
        return fail(ErrorKind::Usage, "要合并的是同一行，请另选一行。");
    LX_ASSIGN(Writer writer, Writer::begin(database, catalog, actor, "", merge_action));
    LedgerStore store(database, catalog);
    LX_ASSIGN(auto rows, store.rows(def, {stays, goes}));
    if (rows.size() != 2)
        return fail(ErrorKind::Refused,
                    "要合并的行已经不在“" + def.name + "”台账里（可能刚被删除），请刷新后再试。");
    LX_ASSIGN(const auto keys, store.keys(def, {stays, goes}));
    LX_ASSIGN(const auto labels, store.labels(def, {stays, goes}));
    MergeReport report;
    Merge merge(database, catalog, writer, actor, def, report);
    LX_TRY(merge.check_apart(rows[0], rows[1], labels));
    if (!report.conflicts.empty())
        return report;
    LX_TRY(merge.move_rounds(stays, goes));
    if (!report.conflicts.empty())
        return report;
    LX_TRY(merge.move_references(stays, goes, progress));
    LX_TRY(merge.move_objects(keys.at(stays), keys.at(goes)));
    const bool takes_key = std::any_of(choice.take.begin(), choice.take.end(), [&](int field) {
        return def.fields[static_cast<std::size_t>(field)].in_key;
    });
    LX_TRY(takes_key ? merge.move_person(keys.at(goes), keys.at(stays))
                     : merge.move_person(keys.at(stays), keys.at(goes)));
    LX_TRY(merge.take_out(goes));
    if (report.conflicts.empty())
        LX_TRY(merge.settle(rows[0], rows[1], choice));
    if (!report.conflicts.empty())
        return report; // the writer leaves nothing behind
    LX_TRY(writer.set_title("合并 " + def.name + " " + labels.at(stays) +
                            (labels.at(goes) == labels.at(stays) ? "" : "、" + labels.at(goes))));
    report.changed = writer.changes();
    LX_ASSIGN(report.action, writer.commit());
    return report;
}

} // namespace lx
