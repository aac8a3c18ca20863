#include "core/rows/row_reader.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonValue>

#include "core/facts/world.h"
#include "core/rows/plain_filters.h"
#include "core/rows/retired_fields.h"

namespace lx {

namespace {

constexpr std::size_t batch = 512;
/// Every date a ledger holds has come by then.
constexpr Date last_day{2'932'896}; // 9999-12-31

/// `failed`: why a key could not be looked up, the last time one could not.
Selection::FindRow finder(LedgerStore& store, const Catalog& catalog, std::optional<Error>& failed)
{
    return [&store, &catalog, &failed](std::string_view ledger,
                                       std::string_view key) -> std::optional<std::int64_t> {
        const LedgerDef* def = catalog.ledger(ledger);
        if (def == nullptr)
            return std::nullopt;
        auto id = store.find_key(*def, std::string(key));
        if (!id)
            failed = std::move(id.error());
        return id ? *id : std::nullopt;
    };
}

/// Rows of the same value stay in the order they were in.
void sort_by(const World& world, const FactDef& fact, bool descending,
             std::vector<std::int64_t>& rows)
{
    const ColumnTable& table = world.snapshot().table(fact.ledger);
    std::vector<std::pair<Value, std::int64_t>> keyed;
    for (const std::int64_t id : rows)
        keyed.emplace_back(world.value(fact, table.row_of(id)), id);
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& one, const auto& other) {
        return descending ? other.first < one.first : one.first < other.first;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(),
                   [](const auto& one) { return one.second; });
}

bool plain(const FactRegistry& registry, const LedgerDef& def, const QJsonObject& condition)
{
    if (condition.size() == 1 && condition[u"all"].isArray()) {
        const QJsonArray parts = condition[u"all"].toArray();
        return std::all_of(parts.begin(), parts.end(), [&](const QJsonValue& part) {
            return plain(registry, def, part.toObject());
        });
    }
    static const Selection::FindRow any = [](std::string_view, std::string_view) {
        return std::optional<std::int64_t>(0);
    };
    return plain_filters(registry, def, condition, {}, any).has_value();
}

} // namespace

bool said_by_store(const FactRegistry& registry, const RowSet& rows)
{
    const LedgerDef* def = registry.catalog().ledger(rows.ledger);
    return (rows.condition.isEmpty() || def == nullptr || plain(registry, *def, rows.condition)) &&
           sort_fact(registry, rows) == nullptr;
}

RowReader::RowReader(Database& database, DefinitionsPtr definitions)
    : m_database(&database), m_definitions(std::move(definitions)),
      m_store(database, m_definitions->catalog())
{}

Result<RowReader> RowReader::open(Database& database, DefinitionsPtr definitions,
                                  const RowSet& rows)
{
    RowReader reader(database, definitions);
    const FactRegistry& registry = definitions->facts();
    reader.m_def = registry.catalog().ledger(rows.ledger);
    if (reader.m_def == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + rows.ledger + "”；可用的名称如 area、org、unit、member。");
    const bool on_day = of_a_day(registry, rows);
    reader.m_day = on_day ? rows.day : last_day;
    Query& query = reader.m_query;
    query.ledger = rows.ledger;
    query.search = rows.search;
    reader.m_sort = sort_fact(registry, rows);
    reader.m_descending = rows.descending;
    if (reader.m_sort == nullptr) {
        query.sort = rows.sort;
        query.descending = rows.descending;
    }
    if (on_day)
        query.known_at = rows.day;
    if (rows.in_force)
        query.counts_at = rows.day.iso();
    if (!rows.condition.isEmpty())
        LX_TRY(reader.add(rows.condition));
    if (!reader.m_left.empty()) {
        QJsonArray all;
        for (const QJsonObject& one : reader.m_left)
            all.append(one);
        std::optional<Error> failed;
        auto rest =
            Selection::read(QJsonObject{{QStringLiteral("all"), all}}, "筛选条件", rows.ledger,
                            registry, {}, finder(reader.m_store, registry.catalog(), failed));
        if (failed)
            return tl::unexpected(*failed);
        if (!rest) {
            LX_ASSIGN(std::string retired, retired_fields_asked(database, rows.condition));
            return fail(ErrorKind::Usage,
                        retired.empty() ? rest.error().message : std::move(retired));
        }
        reader.m_rest = std::move(*rest);
    }
    reader.m_named = rows.ids;
    if (reader.m_named)
        std::sort(reader.m_named->begin(), reader.m_named->end());
    return reader;
}

/// One of the conditions that all hold.
Result<> RowReader::add(const QJsonObject& condition)
{
    if (condition.size() == 1 && condition[u"all"].isArray()) {
        for (const auto& part : condition[u"all"].toArray())
            LX_TRY(add(part.toObject()));
        return {};
    }
    std::optional<Error> failed;
    auto plain = plain_filters(m_definitions->facts(), *m_def, condition, m_query.known_at,
                               finder(m_store, m_definitions->catalog(), failed));
    if (failed)
        return tl::unexpected(*failed);
    if (plain) {
        std::move(plain->filters.begin(), plain->filters.end(),
                  std::back_inserter(m_query.filters));
        return {};
    }
    LX_ASSIGN(QJsonObject left, for_facts(condition));
    m_left.push_back(std::move(left));
    return {};
}

/// The condition with the rows in place of what the store alone can say.
Result<QJsonObject> RowReader::for_facts(const QJsonObject& condition)
{
    std::optional<Error> failed;
    const auto plain = plain_filters(m_definitions->facts(), *m_def, condition, m_query.known_at,
                                     finder(m_store, m_definitions->catalog(), failed));
    if (failed)
        return tl::unexpected(*failed);
    if (plain && plain->store_alone) {
        Query query;
        query.ledger = m_query.ledger;
        query.known_at = m_query.known_at;
        query.filters = plain->filters;
        LX_ASSIGN(const auto ids, m_store.ids(query));
        QJsonArray list;
        for (const std::int64_t id : ids)
            list.append(static_cast<qint64>(id));
        return QJsonObject{{QStringLiteral("among"), list}};
    }
    QJsonObject result = condition;
    for (const QString& key : {QStringLiteral("all"), QStringLiteral("any")}) {
        if (!condition[key].isArray())
            continue;
        QJsonArray parts;
        for (const auto& part : condition[key].toArray()) {
            LX_ASSIGN(const QJsonObject one, for_facts(part.toObject()));
            parts.append(one);
        }
        result.insert(key, parts);
    }
    if (condition[u"not"].isObject()) {
        LX_ASSIGN(const QJsonObject part, for_facts(condition[u"not"].toObject()));
        result.insert(QStringLiteral("not"), part);
    }
    return result;
}

Result<> RowReader::find(Progress& progress)
{
    if (m_found)
        return {};
    LX_ASSIGN(auto found, m_store.ids(m_query));
    if (m_named)
        std::erase_if(found, [&](std::int64_t id) {
            return !std::binary_search(m_named->begin(), m_named->end(), id);
        });
    if ((m_rest || m_sort != nullptr) && !found.empty()) {
        Needs needs = m_rest ? m_rest->needs() : Needs{};
        needs.add_ledger(m_query.ledger);
        const FactDef& known = *m_definitions->facts().find(m_query.ledger, "known");
        m_definitions->facts().add_needs(known, FieldUse::Content, needs);
        if (m_sort != nullptr)
            m_definitions->facts().add_needs(*m_sort, FieldUse::Content, needs);
        World::Options options;
        options.as_of = m_day;
        LX_ASSIGN(const auto world,
                  load_world(*m_database, m_definitions, needs, options, progress));
        const std::vector<Tri> holds = m_rest ? m_rest->rows(*world) : std::vector<Tri>();
        // A row that came after the day is not there yet, whatever it is not.
        const std::vector<Tri>& there = *world->fact(known).tri;
        const ColumnTable& table = world->snapshot().table(m_query.ledger);
        std::erase_if(found, [&](std::int64_t id) {
            const auto row = static_cast<std::size_t>(table.row_of(id));
            return table.row_of(id) < 0 || (m_rest && holds[row] != Tri::True) ||
                   (m_query.known_at && there[row] != Tri::True);
        });
        if (m_sort != nullptr)
            sort_by(*world, *m_sort, m_descending, found);
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
    }
    m_found = std::move(found);
    return {};
}

Result<std::vector<std::int64_t>> RowReader::ids(Progress& progress)
{
    if (by_store())
        return m_store.ids(m_query);
    LX_TRY(find(progress));
    return *m_found;
}

Result<std::int64_t> RowReader::count(Progress& progress)
{
    if (by_store())
        return m_store.count(m_query);
    LX_TRY(find(progress));
    return static_cast<std::int64_t>(m_found->size());
}

Result<std::vector<Record>> RowReader::first(std::int64_t limit, Progress& progress)
{
    if (by_store())
        return m_store.first(m_query, limit);
    LX_TRY(find(progress));
    const auto size = std::min<std::size_t>(m_found->size(), static_cast<std::size_t>(limit));
    return m_store.rows(*m_def, {m_found->begin(), m_found->begin() + std::ptrdiff_t(size)});
}

Result<> RowReader::each(Progress& progress, const std::function<bool(const Record&)>& row)
{
    if (by_store())
        return m_store.each(m_query, row);
    LX_TRY(find(progress));
    for (std::size_t at = 0; at < m_found->size(); at += batch) {
        const auto from = m_found->begin() + std::ptrdiff_t(at);
        const auto size = std::min(batch, m_found->size() - at);
        LX_ASSIGN(const auto records, m_store.rows(*m_def, {from, from + std::ptrdiff_t(size)}));
        for (const Record& record : records)
            if (!row(record))
                return {};
    }
    return {};
}

} // namespace lx
