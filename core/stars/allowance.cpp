#include "core/stars/allowance.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/edit/editor.h"
#include "core/facts/placement.h"
#include "core/stars/star_scheme.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr const char* item = "书记津贴";

std::string text_at(const World& world, const char* ledger, const char* field, std::int32_t row)
{
    const std::int32_t code =
        world.snapshot().column(ledger, field).i32[static_cast<std::size_t>(row)];
    return code < 0 ? std::string() : std::string(world.snapshot().texts().text(code));
}

} // namespace

std::int64_t AllowanceList::Row::total() const
{
    return std::accumulate(fen.begin(), fen.end(), std::int64_t{0});
}

Needs AllowanceList::needs(const FactRegistry& registry)
{
    Needs needs;
    for (const char* ledger : {"post", "org"})
        registry.add_needs(*registry.find(ledger, "counts"), FieldUse::Content, needs);
    for (const char* field : {"code", "name", "area"})
        needs.add("org", field);
    for (const char* field : {"code", "name", "parent"})
        needs.add("area", field);
    for (const char* field : {"org", "title", "name", "id_number", "start"})
        needs.add("post", field);
    for (const char* field : {"org", "year", "stars"})
        needs.add("rating", field);
    for (const char* field : {"org", "year", "grade"})
        needs.add("assessment", field);
    for (const char* field : {"org", "year", "item", "amount"})
        needs.add("fund", field);
    return needs;
}

AllowanceList AllowanceList::of(std::shared_ptr<const World> world, const AllowanceTable& table,
                                int year)
{
    AllowanceList list(std::move(world), table, year);
    list.read_degrees();
    list.read_months();
    list.read_paid();
    list.gather();
    return list;
}

void AllowanceList::read_degrees()
{
    const bool star = m_table.by == AllowanceTable::By::Star;
    const char* ledger = star ? "rating" : "assessment";
    const Snapshot& snapshot = m_world->snapshot();
    const auto& orgs = snapshot.column(ledger, "org").i32;
    const auto& years = snapshot.column(ledger, "year").i32;
    const auto& degrees = snapshot.column(ledger, star ? "stars" : "grade").i32;
    m_degrees.resize(static_cast<std::size_t>(m_world->rows("org")));
    const int wanted = m_table.previous_year ? m_year - 1 : m_year;
    for (std::size_t i = 0; i < orgs.size(); ++i) {
        if (orgs[i] < 0 || years[i] != wanted || degrees[i] == kNone32)
            continue;
        m_degrees[static_cast<std::size_t>(orgs[i])] =
            star ? std::to_string(degrees[i]) : std::string(snapshot.texts().text(degrees[i]));
    }
}

void AllowanceList::read_months()
{
    const Snapshot& snapshot = m_world->snapshot();
    const auto& orgs = snapshot.column("post", "org").i32;
    const auto& titles = snapshot.column("post", "title").i32;
    const auto& starts = snapshot.column("post", "start").i32;
    const auto& persons = snapshot.column("post", "id_number").i32;
    const std::int32_t secretary = snapshot.texts().find("书记");
    // One person may have several rows in an organization (re-elected): they are one.
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> places;
    for (int month = 1; month <= 12; ++month) {
        const Date day = m_table.day_of(m_year, month);
        if (m_world->as_of() < day)
            break;
        const auto then = m_world->at(day);
        const auto& counts = *then->fact("post", "counts").tri;
        const auto& there = *then->fact("org", "counts").tri;
        std::map<std::int32_t, std::int32_t> holders; // org → post
        for (std::size_t post = 0; post < orgs.size(); ++post) {
            if (orgs[post] < 0 || titles[post] != secretary || counts[post] != Tri::True ||
                there[static_cast<std::size_t>(orgs[post])] != Tri::True)
                continue;
            auto& holder =
                holders.try_emplace(orgs[post], static_cast<std::int32_t>(post)).first->second;
            if (starts[static_cast<std::size_t>(holder)] <= starts[post])
                holder = static_cast<std::int32_t>(post);
        }
        for (const auto& [org, post] : holders) {
            const std::string& degree = m_degrees[static_cast<std::size_t>(org)];
            if (m_table.amount(m_year, month, degree) == 0)
                continue;
            const std::int32_t person = persons[static_cast<std::size_t>(post)];
            const auto [at, fresh] =
                places.try_emplace({org, person != kNone32 ? person : -post - 2}, m_rows.size());
            if (fresh)
                m_rows.push_back({org, post, text_at(*m_world, "post", "name", post), {}, {}});
            Row& row = m_rows[at->second];
            row.months.push_back(month);
            row.fen[static_cast<std::size_t>(month - 1)] = m_table.fen(m_year, month, degree);
        }
    }
}

void AllowanceList::read_paid()
{
    const Snapshot& snapshot = m_world->snapshot();
    const auto& orgs = snapshot.column("fund", "org").i32;
    const auto& years = snapshot.column("fund", "year").i32;
    const auto& items = snapshot.column("fund", "item").i32;
    const auto& amounts = snapshot.column("fund", "amount").i64;
    const std::int32_t wanted = snapshot.texts().find(item);
    m_paid.resize(m_degrees.size());
    for (std::size_t i = 0; i < orgs.size(); ++i)
        if (orgs[i] >= 0 && years[i] == m_year && items[i] == wanted && wanted != kNone32 &&
            amounts[i] != kNone64)
            m_paid[static_cast<std::size_t>(orgs[i])] += amounts[i];
}

void AllowanceList::gather()
{
    std::map<std::int32_t, Org> by_org;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Org& org = by_org[m_rows[i].org];
        org.owed += m_rows[i].total();
        org.secretaries.push_back(i);
    }
    for (std::size_t row = 0; row < m_paid.size(); ++row)
        if (m_paid[row] != 0)
            by_org[static_cast<std::int32_t>(row)].paid = m_paid[row];
    const std::vector<std::int32_t> tops = top_areas(*m_world);
    const auto& areas = m_world->snapshot().column("org", "area").i32;
    for (auto& [row, org] : by_org) {
        org.row = row;
        org.degree = m_degrees[static_cast<std::size_t>(row)];
        const std::int32_t area = areas[static_cast<std::size_t>(row)];
        org.township = area < 0 ? -1 : tops[static_cast<std::size_t>(area)];
        m_orgs.push_back(std::move(org));
    }
    std::ranges::stable_sort(m_orgs, {}, [this](const Org& org) {
        const std::string area =
            org.township < 0 ? "\x7f" : text_at(*m_world, "area", "code", org.township);
        return std::pair(area, org_text(org, "code"));
    });
}

std::int64_t AllowanceList::owed() const
{
    return std::accumulate(m_orgs.begin(), m_orgs.end(), std::int64_t{0},
                           [](std::int64_t sum, const Org& org) { return sum + org.owed; });
}

std::int64_t AllowanceList::paid() const
{
    return std::accumulate(m_orgs.begin(), m_orgs.end(), std::int64_t{0},
                           [](std::int64_t sum, const Org& org) { return sum + org.paid; });
}

std::string AllowanceList::org_text(const Org& org, const char* field) const
{
    return text_at(*m_world, "org", field, org.row);
}

std::string AllowanceList::township_name(const Org& org) const
{
    return org.township < 0 ? std::string() : text_at(*m_world, "area", "name", org.township);
}

std::string AllowanceList::degree_title(const Org& org) const
{
    if (org.degree.empty() || m_table.by == AllowanceTable::By::Grade)
        return org.degree;
    return star_title(std::stoi(org.degree));
}

std::string AllowanceList::months_text(const std::vector<int>& months)
{
    std::string text;
    for (std::size_t i = 0; i < months.size();) {
        std::size_t end = i;
        while (end + 1 < months.size() && months[end + 1] == months[end] + 1)
            ++end;
        text += (text.empty() ? "" : "、") + std::to_string(months[i]) +
                (end > i ? "—" + std::to_string(months[end]) : std::string()) + "月";
        i = end + 1;
    }
    return text;
}

std::string allowance_title(int year)
{
    return "登记" + std::to_string(year) + "年书记津贴";
}

Result<AllowanceWritten> write_allowance(Database& database, const Catalog& catalog, Writer& writer,
                                         const AllowanceList& list, Date day, Progress& progress)
{
    if (list.world().as_of() < day)
        return fail(ErrorKind::Usage, "津贴是算到" + list.world().as_of().chinese() +
                                          "的，不能登记在之后的" + day.chinese() +
                                          "，请改登记日期或截止日期。");
    const LedgerDef& def = *catalog.ledger("fund");
    const auto& ids = list.world().snapshot().table("org").ids;
    std::map<std::int64_t, Record> same_day; // the key is org, year, item and day
    Query paid_then;
    paid_then.ledger = def.code;
    paid_then.filters = {
        {"year", "=", std::to_string(list.year())}, {"item", "=", item}, {"date", "=", day.iso()}};
    LX_TRY(LedgerStore(database, catalog).each(paid_then, [&](const Record& row) {
        if (const Value& org = row.at(def, "org"); std::holds_alternative<std::int64_t>(org))
            same_day.emplace(std::get<std::int64_t>(org), row);
        return true;
    }));
    Editor editor(catalog, writer, day);
    AllowanceWritten done;
    std::int64_t place = 0;
    for (const AllowanceList::Org& org : list.orgs()) {
        progress.report("登记津贴", place++, static_cast<std::int64_t>(list.orgs().size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有登记津贴。");
        done.overpaid += org.difference() < 0 ? 1 : 0;
        if (org.difference() <= 0)
            continue;
        const std::int64_t id = ids[static_cast<std::size_t>(org.row)];
        const auto there = same_day.find(id);
        Record record = there == same_day.end() ? Record(def) : there->second;
        const Value& before = record.at(def, "amount");
        const std::int64_t had =
            std::holds_alternative<std::int64_t>(before) ? std::get<std::int64_t>(before) : 0;
        std::string purpose = org.paid != 0 ? "补发差额" : "";
        for (const std::size_t i : org.secretaries) {
            const AllowanceList::Row& row = list.rows()[i];
            purpose += (purpose.empty() ? "" : "；") + row.name + " " +
                       AllowanceList::months_text(row.months);
        }
        record.set(def, "org", id);
        record.set(def, "year", static_cast<std::int64_t>(list.year()));
        record.set(def, "item", std::string(item));
        record.set(def, "date", day.iso());
        record.set(def, "amount", had + org.difference());
        record.set(def, "purpose", purpose);
        LX_ASSIGN(const Edited edited, editor.save(def, record));
        if (edited.refused())
            return fail(ErrorKind::Refused, list.org_text(org, "name") + "的津贴不能登记：" +
                                                edited.problems.front().message);
        ++done.rows;
        done.fen += org.difference();
    }
    return done;
}

} // namespace lx
