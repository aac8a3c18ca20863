#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/events/event_answers.h"
#include "core/ledger/record.h"
#include "core/ledger/span_def.h"
#include "core/store/ledger_store.h"

namespace lx {

/// What a step is at while it goes through a list: a row, or one of a table of the form.
struct EventElement
{
    const LedgerDef* ledger = nullptr; ///< of a row
    std::int64_t id = 0;
    const EventField* table = nullptr; ///< of a table
    const std::vector<EventCell>* cells = nullptr;
    EventPlace place; ///< where in the form it stands
};

/// What a path leads to.
struct EventValues
{
    std::vector<Value> values; ///< those that are given
    const FieldDef* field = nullptr;
    const LedgerDef* ledger = nullptr; ///< the values are ids of its rows
    EventPlace place;                  ///< where in the form they come from

    [[nodiscard]] bool given() const { return !values.empty(); }
};

/// What the words of an event stand for: its answers, rows as they are stored before anything is
/// written, and rows that steps made or found. Rows that are looked for are those that count on the
/// event's day.
class EventFacts
{
public:
    /// All must outlive it; `answers` may be filled in further. Precondition: `day` is theirs.
    EventFacts(Database& database, const Catalog& catalog, const EventDef& def,
               const EventAnswers& answers, Date day, Date today)
        : m_catalog(catalog), m_def(def), m_answers(answers), m_day(day), m_today(today),
          m_store(database, catalog)
    {}

    [[nodiscard]] const Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] const EventDef& def() const { return m_def; }
    [[nodiscard]] const EventAnswers& answers() const { return m_answers; }
    [[nodiscard]] Date day() const { return m_day; }
    [[nodiscard]] LedgerStore& store() { return m_store; }

    [[nodiscard]] Result<EventValues> values(const EventPath& path,
                                             const EventElement* each = nullptr);
    [[nodiscard]] Result<EventValues> values(const EventValue& value,
                                             const EventElement* each = nullptr);
    [[nodiscard]] Result<bool> holds(const EventCondition& condition,
                                     const EventElement* each = nullptr);
    [[nodiscard]] Result<bool> holds(const std::optional<EventCondition>& condition,
                                     const EventElement* each = nullptr)
    {
        return condition ? holds(*condition, each) : Result<bool>(true);
    }
    /// What a step goes through. Precondition: a list, table or rows.
    [[nodiscard]] Result<std::vector<EventElement>> elements(const EventPath& path);

    enum class When
    {
        Counting, ///< on the event's day
        Later,    ///< beginning after it
        Open,     ///< not over on it: counting, or beginning after it
        Ever
    };
    [[nodiscard]] Result<std::vector<Record>> rows(const LedgerDef& def,
                                                   const std::vector<EventMatch>& where,
                                                   const EventElement* each = nullptr,
                                                   When when = When::Counting);
    /// Whether a row counts on the event's day.
    [[nodiscard]] Result<bool> counts(const LedgerDef& def, const Record& row);
    /// Whether it counts on a day and goes on without an end.
    [[nodiscard]] Result<bool> stays_from(const LedgerDef& def, const Record& row, Date day);

    /// Reads those of them that are stored rows at once; what isn't an id is left out. What is
    /// asked of them then costs no query.
    [[nodiscard]] Result<> read(const LedgerDef& def, const std::vector<Value>& ids);
    /// A stored row, or one made (id below 0); null where there is none.
    [[nodiscard]] Result<const Record*> record(const LedgerDef& def, std::int64_t id);
    /// Takes a row that is going to be added; gives the id it has until then (below 0).
    [[nodiscard]] std::int64_t made(Record record);
    /// What later steps call rows; those of the same name before stay among them.
    void name_rows(const std::string& name, const LedgerDef& def,
                   const std::vector<std::int64_t>& ids)
    {
        Named& named = m_named[name];
        named.ledger = &def;
        named.ids.insert(named.ids.end(), ids.begin(), ids.end());
    }

    /// Values as people read them, numbers of persons masked: the first few, the rest counted.
    [[nodiscard]] Result<std::string> shown(const EventValues& values);
    [[nodiscard]] Result<std::string> label(const LedgerDef& def, std::int64_t id);
    /// A sentence with what its {paths} stand for; {rows…} are `rows` of a ledger.
    [[nodiscard]] Result<std::string> said(const std::string& text,
                                           const EventElement* each = nullptr,
                                           const LedgerDef* ledger = nullptr,
                                           const std::vector<Record>* rows = nullptr);

private:
    struct Named
    {
        const LedgerDef* ledger = nullptr;
        std::vector<std::int64_t> ids;
    };
    [[nodiscard]] EventValues answered(const EventField& field, const EventCell& cell,
                                       EventPlace place) const;
    [[nodiscard]] Result<> walk(EventValues& at, const std::string& part);
    [[nodiscard]] Result<> read_referred(const LedgerDef& def, const std::string& field,
                                         const std::vector<Record>& rows);
    [[nodiscard]] Result<RowSpan> span(const LedgerDef& def, const Record& row);
    [[nodiscard]] Result<std::string> made_label(const LedgerDef& def, std::int64_t id);
    /// Those of the query that match.
    [[nodiscard]] Result<std::vector<Record>> rows(const LedgerDef& def,
                                                   const std::vector<EventMatch>& where,
                                                   const EventElement* each, Query query);
    [[nodiscard]] Result<bool> matches(const LedgerDef& def, const Record& row,
                                       const EventMatch& match, const std::vector<Value>& values);
    [[nodiscard]] Result<std::string> rows_text(const std::string& name, const LedgerDef& ledger,
                                                const std::vector<Record>& rows);

    const Catalog& m_catalog;
    const EventDef& m_def;
    const EventAnswers& m_answers;
    Date m_day;
    Date m_today;
    LedgerStore m_store;
    std::map<std::string, Named> m_named;
    std::deque<Record> m_made; ///< id -1, -2, …
    /// What was read; nothing where there is no such row.
    std::map<const LedgerDef*, std::unordered_map<std::int64_t, std::optional<Record>>> m_read;
};

} // namespace lx
