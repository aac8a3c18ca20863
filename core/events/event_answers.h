#pragma once

#include <string>
#include <vector>

#include <QJsonObject>

#include "core/base/result.h"
#include "core/events/event_def.h"

namespace lx {

class Database;

/// Where in the form of an event something stands.
struct EventPlace
{
    std::string field;  ///< key of the asked field; "" = the event as a whole
    int row = -1;       ///< of a table, or place in a list; -1 = none
    std::string column; ///< key of the table's column

    bool operator==(const EventPlace&) const = default;
};

/// Why an event isn't taken.
struct EventIssue
{
    EventPlace place;
    std::string message; ///< Chinese sentence: what, and what to do
};

/// What is held in one box of the form.
struct EventCell
{
    Value value;
    bool said = false; ///< somebody wrote it, be it that there is nothing
};

struct EventAnswer
{
    EventCell cell;
    std::vector<std::vector<EventCell>> rows; ///< of a table, in the order of its columns
};

/// What was filled in, one answer a field of the event.
struct EventAnswers
{
    std::vector<EventAnswer> fields;
    std::vector<EventIssue> refused;   ///< what can't be read; such a box holds nothing
    std::vector<std::string> warnings; ///< what was guessed in reading
    /// Of a form that stays in view while it is filled in: what isn't asked as the others stand is
    /// left out instead of refused.
    bool as_asked = false;

    [[nodiscard]] const Value& value(const EventDef& def, std::string_view key) const
    {
        return fields[static_cast<std::size_t>(def.index_of(key))].cell.value;
    }
};

/// Reads the boxes of a form from JSON: names are keys, headings or their synonyms; values are read
/// like cells of an import, references by natural key or unique name, several of them as a list. A
/// row of a table is an object; a text alone is its first column. null says that there is nothing,
/// where a box left out takes its default. Errors: Database.
[[nodiscard]] Result<EventAnswers> read_answers(Database& database, const Catalog& catalog,
                                                const EventDef& def, const QJsonObject& json);

/// Positions of the fields that names stand for as read_answers takes them; -1 for none.
[[nodiscard]] std::vector<int> named_fields(const Catalog& catalog,
                                            const std::vector<EventField>& fields,
                                            const std::vector<std::string>& names);

/// "班子成员第 2 行“职务”" as people read it; "" for the event as a whole.
[[nodiscard]] std::string place_text(const EventDef& def, const EventPlace& place);
/// An issue where its place isn't seen: the sentence with what of the place it doesn't say itself.
[[nodiscard]] std::string issue_text(const EventDef& def, const EventIssue& issue);

} // namespace lx
