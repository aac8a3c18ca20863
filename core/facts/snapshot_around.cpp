#include "core/facts/snapshot_around.h"

#include <algorithm>
#include <set>

#include "core/facts/snapshot_builder.h"
#include "core/store/database.h"

namespace lx {
namespace {

using Ids = std::set<std::int64_t>;

std::vector<std::int64_t> list_of(const Ids& ids)
{
    return {ids.begin(), ids.end()};
}

bool is_kind(const LedgerDef& def, std::initializer_list<const char*> codes)
{
    return std::any_of(codes.begin(), codes.end(),
                       [&](const char* code) { return def.code == code; });
}

/// One closure. Rows of units, orgs, areas, members and instructors are read last, when all that
/// point to them are known.
class Around
{
public:
    Around(Database& database, SnapshotBuilder& builder, const Needs& needs,
           const SnapshotScope& scope, Progress& progress)
        : m_database(database), m_builder(builder), m_needs(needs), m_scope(scope),
          m_progress(progress), m_units(scope.units.begin(), scope.units.end()),
          m_orgs(scope.orgs.begin(), scope.orgs.end())
    {}

    Result<> run()
    {
        LX_TRY(find_covers());
        LX_TRY(find_areas());
        LX_TRY(find_persons());
        LX_TRY(read_first("member"));
        LX_TRY(read_first("dispatch"));
        for (const auto& [code, fields] : m_needs.ledgers())
            if (const LedgerDef& def = ledger(code);
                !is_kind(def, {"member", "dispatch", "unit", "org", "area", "instructor"}))
                LX_TRY(read(def, choices(def)));
        LX_TRY(read_round());
        return read_referred();
    }

private:
    [[nodiscard]] const LedgerDef& ledger(const std::string& code) const
    {
        return m_builder.def(m_builder.index_of(code));
    }
    [[nodiscard]] bool needed(const std::string& code) const
    {
        return m_needs.ledgers().contains(code);
    }
    [[nodiscard]] bool needed(const std::string& code, const std::string& field) const
    {
        const auto found = m_needs.ledgers().find(code);
        return found != m_needs.ledgers().end() && found->second.contains(field);
    }

    Result<> find_covers()
    {
        const LedgerDef& coverage = ledger("coverage");
        LX_ASSIGN(const auto orgs, chosen_values(m_database, coverage, "org",
                                                 {RowChoice::of_ids("unit", m_scope.units)}));
        m_orgs.insert(orgs.begin(), orgs.end());
        LX_ASSIGN(const auto units, chosen_values(m_database, coverage, "unit",
                                                  {RowChoice::of_ids("org", list_of(m_orgs))}));
        m_units.insert(units.begin(), units.end());
        // Direct subordinates are looked at one by one by some rules on an org.
        LX_ASSIGN(const auto below, chosen_values(m_database, ledger("org"), "id",
                                                  {RowChoice::of_ids("parent", m_scope.orgs)}));
        m_orgs.insert(below.begin(), below.end());
        return {};
    }

    Result<> find_areas()
    {
        const auto areas_of = [&](const char* code, std::vector<std::int64_t> ids,
                                  Ids& into) -> Result<> {
            LX_ASSIGN(const auto found, chosen_values(m_database, ledger(code), "area",
                                                      {RowChoice::of_ids("id", std::move(ids))}));
            LX_ASSIGN(const auto all, with_ancestors(m_database, ledger("area"), "parent", found));
            into.insert(all.begin(), all.end());
            return {};
        };
        LX_TRY(areas_of("org", m_scope.orgs, m_org_areas));
        m_areas = m_org_areas;
        LX_TRY(areas_of("unit", list_of(m_units), m_areas));
        return areas_of("org", list_of(m_orgs), m_areas);
    }

    /// Who holds a post, works, owns or is being developed around here.
    Result<> find_persons()
    {
        std::set<std::string> persons;
        for (const char* code : {"post", "worker", "member", "development", "investor"}) {
            if (!needed(code, "id_number"))
                continue;
            LX_ASSIGN(const auto found, chosen_texts(m_database, ledger(code), "id_number",
                                                     references(ledger(code))));
            persons.insert(found.begin(), found.end());
        }
        m_persons.assign(persons.begin(), persons.end());
        return {};
    }

    /// Rows of a ledger that refer to one of the units, orgs, areas, members or instructors.
    [[nodiscard]] std::vector<RowChoice> references(const LedgerDef& def) const
    {
        std::vector<RowChoice> rows;
        for (const FieldDef& field : def.fields) {
            if (field.type != FieldType::Ref && field.type != FieldType::RefOrText)
                continue;
            const Ids* ids = field.ledger == "unit"         ? &m_units
                             : field.ledger == "org"        ? &m_orgs
                             : field.ledger == "area"       ? &m_org_areas
                             : field.ledger == "member"     ? &m_members
                             : field.ledger == "instructor" ? &m_instructors
                                                            : nullptr;
            if (ids != nullptr && !ids->empty())
                rows.push_back(RowChoice::of_ids(field.key, list_of(*ids)));
        }
        return rows;
    }

    [[nodiscard]] std::vector<RowChoice> choices(const LedgerDef& def) const
    {
        std::vector<RowChoice> rows = references(def);
        if (def.field("id_number") != nullptr && !m_persons.empty())
            rows.push_back(RowChoice::of_texts("id_number", m_persons));
        return rows;
    }

    Result<> read(const LedgerDef& def, std::vector<RowChoice> rows)
    {
        const Needs::Fields& fields = m_needs.ledgers().find(def.code)->second;
        if (def.code == "activity" && fields.contains("units") && !m_scope.units.empty()) {
            LX_ASSIGN(auto listing,
                      listing_rows(m_database, def, def.index_of("units"), m_scope.units));
            rows.push_back(RowChoice::of_ids("id", std::move(listing)));
        }
        if (def.code == "honour")
            LX_TRY(add_objects(rows));
        const bool small = def.code == "campaign" || def.code == "milestone";
        if (rows.empty() && !small)
            rows.push_back(RowChoice::of_ids("id", {})); // none
        LX_ASSIGN(ColumnTable table, read_columns(m_database, def, requests_of(def, fields), rows,
                                                  m_builder.texts(), m_progress));
        m_builder.table(m_builder.index_of(def.code)) = std::move(table);
        return {};
    }

    /// Members and dispatches come before the rest: what refers to their people belongs here too.
    Result<> read_first(const std::string& code)
    {
        if (!needed(code))
            return {};
        LX_TRY(read(ledger(code), choices(ledger(code))));
        const ColumnTable& table = m_builder.table(m_builder.index_of(code));
        if (code == "member") {
            m_members.insert(table.ids.begin(), table.ids.end());
        } else {
            const int field = table.def->index_of("instructor");
            const auto& ids = table.columns[static_cast<std::size_t>(field)].i64;
            m_instructors.insert(ids.begin(), ids.end());
            m_instructors.erase(kNone64);
        }
        return {};
    }

    Result<> add_objects(std::vector<RowChoice>& rows)
    {
        std::set<std::string> keys;
        const auto add = [&](const char* code, const char* field, const Ids& ids) -> Result<> {
            LX_ASSIGN(const auto found, chosen_texts(m_database, ledger(code), field,
                                                     {RowChoice::of_ids("id", list_of(ids))}));
            keys.insert(found.begin(), found.end());
            return {};
        };
        LX_TRY(add("org", "code", m_orgs));
        LX_TRY(add("unit", "uscc", m_units));
        LX_TRY(add("unit", "name", m_units));
        LX_TRY(add("member", "id_number", m_members));
        rows.push_back(RowChoice::of_texts("object", {keys.begin(), keys.end()}));
        return {};
    }

    /// A rank is a rank among all of its round.
    Result<> read_round()
    {
        if (!needed("assessment") || m_scope.orgs.empty())
            return {};
        const LedgerDef& def = ledger("assessment");
        LX_ASSIGN(const auto assessors, chosen_values(m_database, def, "assessor",
                                                      {RowChoice::of_ids("org", m_scope.orgs)}));
        std::vector<RowChoice> rows = references(def);
        rows.push_back(RowChoice::of_ids("assessor", assessors));
        return read(def, std::move(rows));
    }

    /// Rows that loaded ones refer to, until nothing is missing.
    Result<> read_referred()
    {
        std::map<std::string, Ids> wanted;
        if (needed("unit"))
            wanted["unit"] = m_units;
        if (needed("org")) {
            wanted["org"] = m_orgs;
            if (needed("org", "area") && !m_areas.empty()) { // 兜底
                RowChoice committees = RowChoice::of_ids("area", list_of(m_areas));
                committees.and_field = "kind";
                committees.and_text = "乡镇街道党委";
                LX_ASSIGN(const auto found,
                          chosen_values(m_database, ledger("org"), "id", {committees}));
                wanted["org"].insert(found.begin(), found.end());
            }
        }
        if (needed("area"))
            wanted["area"] = m_areas;
        if (needed("instructor"))
            wanted["instructor"] = m_instructors;
        for (int round = 0; round < 40; ++round) {
            std::map<std::string, Ids> more = wanted;
            for (const auto& [code, fields] : m_needs.ledgers())
                collect(m_builder.table(m_builder.index_of(code)), more);
            bool grown = round == 0;
            for (const auto& [code, ids] : more) {
                const ColumnTable& table = m_builder.table(m_builder.index_of(code));
                if (!needed(code) || (round > 0 && ids.size() == wanted[code].size()))
                    continue;
                Ids all = ids;
                all.insert(table.ids.begin(), table.ids.end());
                if (all.size() == table.ids.size() && round > 0)
                    continue;
                LX_TRY(read(ledger(code), {RowChoice::of_ids("id", list_of(all))}));
                grown = true;
            }
            wanted = std::move(more);
            if (!grown)
                break;
        }
        return {};
    }

    static void collect(const ColumnTable& table, std::map<std::string, Ids>& wanted)
    {
        for (std::size_t field = 0; field < table.columns.size(); ++field) {
            const FieldDef& def = table.def->fields[field];
            if (!SnapshotBuilder::is_reference(def.type))
                continue;
            for (const std::int64_t id : table.columns[field].i64)
                if (id > kTextOnly64)
                    wanted[def.ledger].insert(id);
        }
    }

    Database& m_database;
    SnapshotBuilder& m_builder;
    const Needs& m_needs;
    const SnapshotScope& m_scope;
    Progress& m_progress;
    Ids m_units;
    Ids m_orgs;
    Ids m_areas;     ///< of all units and orgs here, with those above them
    Ids m_org_areas; ///< of the orgs it is around: venues and funds there serve them
    Ids m_members;
    Ids m_instructors;
    std::vector<std::string> m_persons;
};

} // namespace

Result<> read_around(Database& database, SnapshotBuilder& builder, const Needs& needs,
                     const SnapshotScope& scope, Progress& progress)
{
    return Around(database, builder, needs, scope, progress).run();
}

} // namespace lx
