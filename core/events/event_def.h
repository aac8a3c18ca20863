#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

namespace lx {

/// A word of an event that stands for rows or values: "@org.kind" of the organization asked for.
/// The first part is an asked field, a row an earlier step names, or "each", what a step goes
/// through; every further one is a field of the row the part before it leads to.
struct EventPath
{
    std::vector<std::string> parts;

    bool operator==(const EventPath&) const = default;
};

/// What a field is to hold or is held against. Several paths: the first that is given.
struct EventValue
{
    std::vector<EventPath> paths;
    std::vector<Value> fixed; ///< where there are no paths; none = nothing
    std::string text;         ///< words with {paths} in them; "" = none of these
    bool today = false;
};

/// When something of an event is asked, checked or done: all of these hold.
struct EventCondition
{
    struct Part
    {
        EventPath path;
        bool given = false; ///< where there are no values: is given, and of a yes/no it is yes
        std::vector<Value> values; ///< is one of these
    };
    std::vector<Part> parts;
};

/// One thing an event asks for. What of it is a ledger's field (`bound`) is read, shown and
/// checked as there.
struct EventField
{
    std::string key;
    FieldDef field; ///< name, type, dictionary, ledger, unit, hint, group: what a form is made of
    std::string bound_ledger; ///< "" = it has a type of its own
    std::string bound_field;
    bool required = false;
    bool unless_none = false; ///< of a reference: not while its ledger has no rows at all
    bool counts = true;       ///< a reference: the row has to count on the event's day
    std::optional<EventCondition> offered;
    std::optional<EventCondition> required_when;
    std::optional<EventValue> otherwise;       ///< what a field left out holds
    std::string otherwise_named;               ///< the same, found by the program (event_named.h)
    std::shared_ptr<const Dictionary> choices; ///< a choice of its own, or some of its dictionary

    /// A table of rows with these columns; the field itself holds nothing then.
    std::vector<EventField> columns;
    /// A cell left out takes what the newest row of this ledger that counts on the event's day has
    /// in the field it is bound to; the rows are found by the column `filled_by`.
    std::string filled_from;
    std::string filled_by;
    /// A cell left out in the column `into` takes how many rows of `ledger` count on the event's
    /// day and refer by `link` to what stands in the column `by`; nothing where there are none.
    struct Counted
    {
        std::string ledger;
        std::string link;
        std::string by;
        std::string into;
    };
    std::optional<Counted> counted;

    [[nodiscard]] bool is_table() const { return !columns.empty(); }
};

/// A field of rows held against values.
struct EventMatch
{
    std::vector<std::string> field; ///< with further parts a field of the row it refers to
    std::vector<EventValue> values;
    bool negate = false;
    bool if_given = false; ///< where none of the values is given, it always holds
};

/// Rows of a ledger that count on the event's day.
struct EventRows
{
    std::string ledger;
    bool open = false; ///< also those that begin later
    std::vector<EventMatch> where;
};

/// What has to hold before anything is written.
struct EventCheck
{
    enum class Kind
    {
        Compare, ///< left op right; a side that is blank passes
        Given,   ///< at least one of `keys`
        None,    ///< no such rows
        Some,    ///< such rows
        Named    ///< written in code (event_named.h)
    };
    enum class Weight
    {
        Refuse,
        Warn,
        Advise ///< what is left to be done, told with the plan
    };
    Kind kind = Kind::Compare;
    Weight weight = Weight::Refuse;
    EventPath left;
    /// "<=", "<", "!=", "=", "in", "not_in"; "at_least", "at_most": how many are given; "distinct":
    /// none is given twice; "stays_from": rows count on that day and don't end after it
    std::string op;
    std::vector<EventValue> right;
    std::vector<std::string> keys;
    EventRows rows;
    std::string named;
    std::optional<EventCondition> when;
    std::string field;   ///< asked field it is told at; "" = the event as a whole
    std::string message; ///< Chinese; {path} as people read it, {rows.count}, {rows.unit}, {rows}
};

/// A field of a row that is written.
struct EventSetting
{
    int field = -1; ///< position in the ledger
    EventValue value;
    bool append = false; ///< a further line of what stands there
};

/// What is written. A blank value leaves a stored field as it is, unless it says so (null).
struct EventStep
{
    enum class Verb
    {
        Add,
        Change,
        End ///< a change of the day the span ends on; rows that begin later are refused
    };
    Verb verb = Verb::Add;
    std::string ledger;
    std::string name; ///< what later steps call the rows; "" = nothing
    std::string each; ///< list, table or rows that it is done for one after another
    std::optional<EventCondition> when;
    std::optional<EventPath> row; ///< Change, End: this row, else those of `where`
    /// Add: a row like this that is there already, whenever it counts, is changed instead.
    std::vector<EventMatch> where;
    bool open = false;              ///< Change: also rows of `where` that begin later
    std::vector<EventMatch> unless; ///< not done where there is such a row
    std::string there; ///< the warning of rows of `unless`; {rows…} are these; "" = none
    std::string later; ///< that of rows like them that only begin later
    std::vector<EventSetting> set;
    std::string missing; ///< Change, End: refused with this where there is no such row
    std::string field;   ///< asked field `missing` is told at
};

/// A printed sheet that goes with an event, and the rows it is of.
struct EventSheet
{
    std::string sheet; ///< id in resources/sheets
    EventPath of;
};

/// Something that happens in a county and touches several ledgers: what is asked, checked and
/// written, as its definition file (resources/events/<id>.json) has it.
struct EventDef
{
    std::string id;
    std::string name;
    std::vector<std::string> synonyms;
    std::string group; ///< heading in a list of events
    std::string hint;
    std::string title; ///< of its action, with {paths}
    std::vector<EventField> fields;
    std::vector<EventCheck> checks;
    std::vector<EventStep> steps;
    std::vector<EventSheet> sheets;

    /// The field `date` that every event asks for: facts are read as of it.
    static constexpr std::string_view day_key = "date";

    /// Those compiled in, in the order of resources/events/index.json. Errors: those of from_json.
    [[nodiscard]] static Result<std::vector<EventDef>> all(const Catalog& catalog);
    /// By id, name or synonym; the error lists the names there are (Usage).
    [[nodiscard]] static Result<EventDef> find(const Catalog& catalog, const std::string& name);
    /// Errors (BadInput) name file and path: members nobody knows, ledgers, fields, names and
    /// sheets there are none of, a value that can't stand in its field.
    [[nodiscard]] static Result<EventDef> from_json(const Catalog& catalog, const std::string& file,
                                                    std::string_view json);

    /// Position of an asked field; -1 if there is none.
    [[nodiscard]] int index_of(std::string_view key) const;
};

/// Where in the form of an event a row stands that the event is begun from.
struct EventStart
{
    std::size_t field = 0;
    std::optional<std::size_t> column; ///< of a table: one of its rows for each
    bool several = false;              ///< takes more than one row
    /// Asked fields and what they hold, without which this one isn't asked.
    std::vector<std::pair<std::size_t, Value>> with;
};
/// The first asked field that can't do without such a row, those that are always asked before those
/// that hang on a choice nothing else makes; none where the event isn't about rows of this ledger.
[[nodiscard]] std::optional<EventStart> event_start(const EventDef& def, std::string_view ledger);

/// Position of a field by key; -1 if there is none.
[[nodiscard]] int index_in(const std::vector<EventField>& fields, std::string_view key);

/// A field that holds a row of a ledger or several.
[[nodiscard]] bool leads_to_rows(const FieldDef& field);

/// "@org.kind" without the sign taken apart.
[[nodiscard]] EventPath event_path(std::string_view text);

} // namespace lx
