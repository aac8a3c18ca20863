#include "core/exchange/row_resolver.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/exchange/line_words.h"
#include "core/ledger/field_text.h"

namespace lx {

namespace {

/// Parts of a text between separators, without blanks around them and without empty ones.
std::vector<std::string> parts_of(const std::string& text, std::string_view separator)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        std::string part = trim(std::string_view(text).substr(from, to - from));
        if (!part.empty())
            parts.push_back(std::move(part));
        from = to + separator.size();
    }
    return parts;
}

constexpr std::string_view area_ledger = "area";

Record& record_of(ParsedRow& row, FieldTarget target)
{
    return target.slot == 0 ? row.record : row.carried[static_cast<std::size_t>(target.slot) - 1];
}

/// How many parts a name with 、 in it may have.
constexpr std::size_t most_joined = 4;

} // namespace

RowResolver::RowResolver(Database& database, const Catalog& catalog, const HeadingIndex& index,
                         ImportTelling& telling, ReferenceAdder& adder)
    : m_catalog(catalog), m_index(index), m_def(index.own()), m_telling(telling), m_adder(adder),
      m_database(database), m_store(database, catalog), m_references(database, catalog)
{
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        const FieldDef& field = m_def.fields[i];
        m_names_itself =
            m_names_itself || (field.type == FieldType::Ref && field.ledger == m_def.code);
        if (m_area < 0 && field.type == FieldType::Ref && field.ledger == area_ledger &&
            !field.in_key && m_def.code != area_ledger)
            m_area = static_cast<int>(i);
        if (field.type == FieldType::ObjectKey) {
            m_object = static_cast<int>(i);
            m_object_kind = m_def.index_of("object_kind");
        }
    }
}

void RowResolver::inserted(const Record& record)
{
    if (m_names_itself)
        m_references.add(m_def, record.id, record);
}

Result<RowResolver::Resolved> RowResolver::resolve(ParsedRow& row, Turn turn)
{
    for (const Addition& addition : row.additions) // of an earlier try
        record_of(row, addition.target)
            .values[static_cast<std::size_t>(addition.target.field)] = {};
    row.additions.clear();
    // References to one field stand together where several columns name it (code and name of a
    // unit).
    const auto before = [](const RefText& a, const RefText& b) { return a.target < b.target; };
    if (!std::is_sorted(row.refs.begin(), row.refs.end(), before))
        std::stable_sort(row.refs.begin(), row.refs.end(), before);
    Resolved all = Resolved::Yes;
    const std::size_t errors = row.errors.size();
    const std::size_t warnings = row.warnings.size();
    for (std::size_t i = 0; i < row.refs.size();) {
        std::size_t next = i + 1;
        while (next < row.refs.size() && row.refs[next].target == row.refs[i].target)
            ++next;
        if (m_index.field(row.refs[i].target).type == FieldType::RefList) {
            LX_TRY(resolve_list(row, row.refs[i]));
        } else {
            LX_ASSIGN(const Resolved one, resolve_single(row, i, next - i, turn));
            if (one == Resolved::Later)
                all = Resolved::Later;
        }
        i = next;
    }
    if (all == Resolved::Later) { // told when the row's turn comes
        row.errors.resize(errors);
        row.warnings.resize(warnings);
    }
    if (all == Resolved::Yes) {
        resolve_object(row);
        LX_TRY(place_area(row));
    }
    return all;
}

Result<AreaNames*> RowResolver::areas()
{
    if (!m_areas) {
        LX_ASSIGN(m_areas, AreaNames::load(m_database, m_catalog));
    }
    return &*m_areas;
}

Result<ReferenceResolver::Found> RowResolver::find(const LedgerDef& other, const RefText& named,
                                                   ParsedRow& row)
{
    if (other.code == area_ledger && m_def.code != area_ledger)
        return find_area(other, named, row);
    return m_references.find(other, named.text);
}

Result<ReferenceResolver::Found> RowResolver::find_area(const LedgerDef& other,
                                                        const RefText& named, ParsedRow& row)
{
    LX_ASSIGN(const auto as_written, m_references.find(other, named.text));
    if (as_written.candidates > 0)
        return as_written;
    LX_ASSIGN(AreaNames* const areas, this->areas());
    auto known = m_known_areas.find(named.text);
    if (known == m_known_areas.end())
        known = m_known_areas.emplace(named.text, areas->find(named.text)).first;
    const AreaNames::Found found = known->second;
    if (!found.rest.empty()) {
        const WantedRow wanted{&other, {named.text}, {}};
        LX_ASSIGN(const bool possible, m_adder.can_add(wanted, {m_references, areas}));
        if (possible)
            return ReferenceResolver::Found{};
        const std::string instead = areas->name_of(found.id);
        LX_TRY(m_adder.offer(wanted, {m_references, areas}, row, instead));
        row.warnings.push_back({named.column, named.text,
                                "“属地”台账里没有“" + found.rest + "”，按“" + instead + "”登记。"});
    }
    return ReferenceResolver::Found{found.id, found.candidates};
}

Value RowResolver::planned(ParsedRow& row, Addition addition)
{
    row.additions.push_back(std::move(addition));
    return placeholder(row.additions.size() - 1);
}

/// Another row, or another field of this one, may have brought it meanwhile.
Result<std::int64_t> RowResolver::find_wanted(const WantedRow& wanted)
{
    for (const std::string& text : wanted.texts) {
        LX_ASSIGN(const auto found, m_references.find(*wanted.def, text));
        if (found.id != 0)
            return found.id;
        if (wanted.def->code != area_ledger)
            continue;
        LX_ASSIGN(AreaNames* const areas, this->areas());
        if (const auto area = areas->find(text); area.id != 0 && area.rest.empty())
            return area.id;
    }
    return 0;
}

Result<bool> RowResolver::add_wanted(ParsedRow& row, Record& record)
{
    for (std::size_t i = 0; i < row.additions.size(); ++i) {
        const Addition& addition = row.additions[i];
        const Value stands = placeholder(i);
        std::vector<Value*> places;
        const auto look = [&](Record& each, int slot) {
            const LedgerDef& def = m_index.def(slot);
            for (std::size_t f = 0; f < each.values.size(); ++f) {
                if (def.fields[f].type == FieldType::Ref && each.values[f] == stands)
                    places.push_back(&each.values[f]);
            }
        };
        look(record, 0);
        for (std::size_t slot = 0; slot < row.carried.size(); ++slot)
            look(row.carried[slot], static_cast<int>(slot) + 1);
        if (places.empty())
            continue; // the row goes in without it, or an earlier row like it says otherwise
        LX_ASSIGN(std::int64_t id, find_wanted(addition.wanted));
        if (id == 0) {
            LX_ASSIGN(const auto standing, this->standing(*addition.wanted.def));
            LX_ASSIGN(id, m_adder.add(addition.wanted, standing, row, addition.column));
            m_known_areas.clear();
        }
        if (id == 0) {
            const std::string& text = addition.wanted.texts.front();
            row.errors.push_back({addition.column, text,
                                  "“" + addition.wanted.def->name + "”台账里新增不了“" + text +
                                      "”，请先在那里登记，再导入。"});
            return false;
        }
        m_adder.see(*addition.wanted.def, id, addition.wanted.day);
        for (Value* const place : places)
            *place = id;
    }
    return true;
}

/// The day on which the row tells of what this field names: its own first day where that is what
/// the row is about.
std::string RowResolver::day_of(const ParsedRow& row, FieldTarget target) const
{
    if (!m_index.is_key(target) || m_def.span.starts.empty())
        return {};
    return text_of(row.record.at(m_def, m_def.span.starts.front()));
}

/// What the row says of another one in the columns of one field.
WantedRow RowResolver::wanted(const ParsedRow& row, std::size_t first, std::size_t count,
                              const LedgerDef& other) const
{
    WantedRow wanted{&other, {}, day_of(row, row.refs[first].target)};
    for (std::size_t i = first; i < first + count; ++i)
        wanted.texts.push_back(row.refs[i].text);
    return wanted;
}

Result<ReferenceAdder::Standing> RowResolver::standing(const LedgerDef& other)
{
    ReferenceAdder::Standing standing{m_references};
    if (other.code == area_ledger) {
        LX_ASSIGN(standing.areas, areas());
    }
    return standing;
}

RowResolver::Titled RowResolver::titled(const AreaNames& areas, const std::string& title,
                                        const char* what, const char* rows) const
{
    const std::string subject = section_subject(title);
    const std::string& name = m_def.fields[static_cast<std::size_t>(m_area)].name;
    const auto found = areas.find(subject);
    const std::string said = what + std::string("“") + title + "”";
    if (found.id == 0)
        return {0, found.candidates > 0 || is_area_title(title) || areas.stands_in(subject),
                said + "看不出是“" + name + "”台账里的哪一个，其下 {} 行没有据此填“" + name +
                    "”，请核对。"};
    const std::string& area = areas.name_of(found.id);
    return {found.id, true,
            found.rest.empty()
                ? what + std::string("“") + area + "”作为“" + name + "”填入" + rows + "。"
                : said + "里的“" + found.rest + "”在“" + name + "”台账里没有，其下 {} 行按“" +
                      area + "”登记。"};
}

/// A row without an area gets that of the section line above it, of the block whose first row says
/// it, or of its sheet. Under a section that means an area, known or not, no other one is right.
Result<> RowResolver::place_area(ParsedRow& row)
{
    if (m_area < 0)
        return {};
    const FieldTarget target{0, m_area};
    LX_ASSIGN(AreaNames* const areas, this->areas());
    if (m_block.table != row.table) {
        const PlannedTable& table = m_telling.table(row.table);
        int leftmost = -1;
        m_block = {};
        m_block.table = row.table;
        m_block.sheet = titled(*areas, table.name, "工作表名", " {} 行");
        if (!m_telling.has_column(row.table, target)) {
            m_block.heading = areas->only_one_in(table.titles);
            if (m_block.heading == 0)
                m_block.heading = areas->only_one_in({table.file});
            // A sheet that is called like the title says the same, though it is no area's name.
            if (m_block.heading != 0 && m_block.sheet.area == 0 &&
                areas->only_one_in({table.name}) == m_block.heading)
                m_block.sheet = {};
        }
        for (const TableColumn& column : table.table.columns) {
            if (column.target && leftmost < 0) {
                leftmost = column.column;
                m_block.first_column = column.target == target;
            }
        }
    }
    if (m_block.title != row.section) {
        m_block.title = row.section;
        m_block.section = row.section == nullptr
                              ? Titled{}
                              : titled(*areas, *row.section, "分节标题", "下面 {} 行");
    }
    Value& value = row.record.values[static_cast<std::size_t>(m_area)];
    if (!is_empty(value)) {
        row.placed_around = std::ranges::any_of(row.refs, [&](const RefText& ref) {
            return ref.filled && ref.target == target; // an answer for the whole column
        });
        m_block.above = int_of(value);
        m_block.added.reset();
        if (m_block.above < 0) {
            m_block.added = row.additions[static_cast<std::size_t>(-m_block.above - 1)].wanted;
            m_block.above = 0;
        }
        return {};
    }
    const bool left_blank =
        !m_telling.has_column(row.table, target) &&
        std::find(row.unread.begin(), row.unread.end(), target) != row.unread.end();
    if (left_blank)
        return {};
    const auto told = [&](const std::vector<CellIssue>& issues) {
        return std::any_of(issues.begin(), issues.end(), [&](const CellIssue& issue) {
            return issue.column >= 0 &&
                   issue.column == m_telling.issue_of(row, target, "", "").column;
        });
    };
    if (told(row.errors) || told(row.warnings)) {
        m_block.above = 0;
        m_block.added.reset();
        return {}; // the row says one that is not understood
    }
    row.placed_around = true;
    const auto take = [&](const Titled& title) {
        if (title.area != 0)
            value = title.area;
        m_telling.count(row.table, title.told);
    };
    if (m_block.section.is_place) {
        take(m_block.section);
    } else if (m_block.first_column && (m_block.above != 0 || m_block.added)) {
        value = m_block.above != 0 ? Value{m_block.above} : planned(row, {*m_block.added, target});
        m_telling.count(row.table, "“" + m_def.fields[static_cast<std::size_t>(m_area)].name +
                                       "”列空着的 {} 行按上面一行的填写，请核对。");
    } else if (m_block.sheet.is_place) {
        take(m_block.sheet);
    } else if (m_block.heading != 0) {
        take_heading(row, *areas);
    }
    return {};
}

/// The title's area, unless an answer says that it is left blank.
void RowResolver::take_heading(ParsedRow& row, const AreaNames& areas)
{
    const FieldDef& field = m_def.fields[static_cast<std::size_t>(m_area)];
    const std::string& area = areas.name_of(m_block.heading);
    ImportQuestion question;
    question.kind = QuestionKind::Fill;
    question.ledger = m_def.code;
    question.field = field.key;
    question.name = field.name;
    question.list = m_telling.list_of(row.table);
    question.proposed = area;
    question.choices = {area};
    m_telling.ask(row, std::move(question));
    row.record.values[static_cast<std::size_t>(m_area)] = m_block.heading;
    m_telling.count(row.table, "标题或文件名里写着“" + area + "”，没有“" + field.name +
                                   "”列的 {} 行整列按它填写。");
}

Result<> RowResolver::keep_finer_area(const ParsedRow& row, const Record& before, Record& record)
{
    if (!row.placed_around || m_area < 0)
        return {};
    const auto at = static_cast<std::size_t>(m_area);
    const std::int64_t around = int_of(record.values[at]);
    if (is_empty(before.values[at]) || around <= 0)
        return {};
    LX_ASSIGN(const AreaNames* const areas, this->areas());
    if (areas->lies_in(int_of(before.values[at]), around))
        record.values[at] = before.values[at];
    return {};
}

void RowResolver::tell_placeless(const ParsedRow& row, const Record& record, bool is_new)
{
    if (m_area < 0 || !is_empty(record.values[static_cast<std::size_t>(m_area)]) ||
        !(is_new || m_telling.has_column(row.table, {0, m_area})))
        return;
    m_telling.count(row.table,
                    "有 {} 行没有" + m_def.fields[static_cast<std::size_t>(m_area)].name + "。");
}

Result<Record> RowResolver::with_known_keys(const ParsedRow& row)
{
    Record record = row.record;
    for (const RefText& ref : row.refs) {
        const FieldDef& field = m_index.field(ref.target);
        if (!m_index.is_key(ref.target) || field.type != FieldType::Ref)
            continue;
        LX_ASSIGN(const auto found, m_references.find(*m_catalog.ledger(field.ledger), ref.text));
        if (found.id != 0)
            record.values[static_cast<std::size_t>(ref.target.field)] = found.id;
    }
    return record;
}

bool RowResolver::waits_for(const ParsedRow& row,
                            const std::unordered_set<std::string>& names) const
{
    return std::any_of(row.refs.begin(), row.refs.end(), [&](const RefText& ref) {
        const FieldDef& field = m_index.field(ref.target);
        return field.type == FieldType::Ref && field.ledger == m_def.code &&
               names.contains(fold(ref.text));
    });
}

void RowResolver::add_names(const ParsedRow& row, std::unordered_set<std::string>& names) const
{
    for (const int field : m_def.key_fields())
        names.insert(fold(text_of(row.record.values[static_cast<std::size_t>(field)])));
    names.insert(fold(text_of(row.record.at(m_def, m_def.label))));
    names.erase(std::string());
}

void RowResolver::not_there(ParsedRow& row, const RefText& named, const LedgerDef& other,
                            const ReferenceResolver::Found& found)
{
    const FieldDef& field = m_index.field(named.target);
    std::string reason = ReferenceResolver::reason(other, named.text, found);
    row.unread.push_back(named.target);
    const bool circle = &other == &m_def && found.candidates == 0 && m_in_circle;
    if (field.required || m_index.is_key(named.target) || named.target.slot > 0 || circle) {
        row.errors.push_back({named.column, named.text, std::move(reason)});
        return;
    }
    reason.resize(reason.size() - std::string_view("。").size());
    row.warnings.push_back({named.column, named.text, reason + std::string(left_out_remark), true});
}

Result<RowResolver::Resolved> RowResolver::resolve_single(ParsedRow& row, std::size_t first,
                                                          std::size_t count, Turn turn)
{
    const RefText& named = row.refs[first];
    const FieldDef& field = m_index.field(named.target);
    const LedgerDef* other = m_catalog.ledger(field.ledger);
    Value& value =
        record_of(row, named.target).values[static_cast<std::size_t>(named.target.field)];
    ReferenceResolver::Found first_found;
    for (std::size_t i = 0; i < count; ++i) {
        LX_ASSIGN(const auto found, find(*other, row.refs[first + i], row));
        if (i == 0)
            first_found = found;
        if (found.id != 0) {
            value = found.id;
            if (m_adder.has_added())
                m_adder.see(*other, found.id, day_of(row, named.target));
            return Resolved::Yes;
        }
    }
    if (field.type == FieldType::RefOrText) {
        value = read_field(m_catalog, field, named.text).value;
        if (first_found.candidates > 1)
            row.warnings.push_back(
                {named.column, named.text,
                 ReferenceResolver::reason(*other, named.text, first_found) + "现按文字保留。"});
        return Resolved::Yes;
    }
    if (turn != Turn::Last && named.target.slot == 0 && other == &m_def &&
        first_found.candidates == 0)
        return Resolved::Later;
    // Rows that stand above each other are in the file: none of them is to be added.
    if (first_found.candidates == 0 && can_be_added(other->code) &&
        !(other == &m_def && m_in_circle)) {
        const WantedRow wanted = this->wanted(row, first, count, *other);
        LX_ASSIGN(const auto standing, this->standing(*other));
        LX_ASSIGN(const bool possible, m_adder.can_add(wanted, standing));
        if (possible && turn == Turn::Early)
            return Resolved::Later;
        if (possible) {
            value = planned(row, {wanted, named.target, named.column});
            return Resolved::Yes;
        }
        LX_TRY(m_adder.ask(wanted, standing, row));
    }
    not_there(row, named, *other, first_found);
    return Resolved::Yes;
}

/// Some write commas or semicolons: all pieces must be rows, or the text is none.
Result<bool> RowResolver::resolve_pieces(const LedgerDef& other, const std::string& text,
                                         const std::function<void(std::int64_t)>& take)
{
    const std::vector<std::string> pieces = split_list(text);
    std::vector<std::int64_t> ids;
    for (const std::string& piece : pieces) {
        LX_ASSIGN(const auto found, m_references.find(other, piece));
        if (found.id == 0)
            return false;
        ids.push_back(found.id);
    }
    std::for_each(ids.begin(), ids.end(), take);
    return pieces.size() > 1;
}

Result<> RowResolver::resolve_list(ParsedRow& row, const RefText& ref)
{
    const FieldDef& field = m_index.field(ref.target);
    const LedgerDef* other = m_catalog.ledger(field.ledger);
    std::vector<std::int64_t> ids;
    bool all = true;
    const auto take = [&](std::int64_t id) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    };
    for (const std::string& line : parts_of(ref.text, "\n")) {
        const std::vector<std::string> parts = parts_of(line, "、");
        for (std::size_t i = 0; i < parts.size();) {
            // A name may hold a 、 itself: the longest run of parts that names a row counts.
            std::size_t taken = 0;
            for (std::size_t count = std::min(most_joined, parts.size() - i);
                 count > 0 && taken == 0; --count) {
                std::string name = parts[i];
                for (std::size_t j = 1; j < count; ++j)
                    name += "、" + parts[i + j];
                LX_ASSIGN(const auto found, m_references.find(*other, name));
                if (found.id != 0) {
                    take(found.id);
                    taken = count;
                }
            }
            if (taken == 0) {
                LX_ASSIGN(const bool split, resolve_pieces(*other, parts[i], take));
                if (!split) {
                    LX_ASSIGN(const auto found, m_references.find(*other, parts[i]));
                    all = false;
                    not_there(row, {ref.target, ref.column, parts[i]}, *other, found);
                }
                taken = 1;
            }
            i += taken;
        }
    }
    std::string joined;
    for (const std::int64_t id : ids)
        joined += (joined.empty() ? "" : ",") + std::to_string(id);
    if (all && !joined.empty()) // half a list would look like the whole
        row.record.values[static_cast<std::size_t>(ref.target.field)] = std::move(joined);
    return {};
}

void RowResolver::resolve_object(ParsedRow& row)
{
    if (m_object < 0 || m_object_kind < 0)
        return;
    Value& object = row.record.values[static_cast<std::size_t>(m_object)];
    const std::string& kind = text_of(row.record.values[static_cast<std::size_t>(m_object_kind)]);
    const LedgerDef* other = kind == "党组织" ? m_catalog.ledger("org")
                             : kind == "单位" ? m_catalog.ledger("unit")
                                              : nullptr;
    if (is_empty(object) || other == nullptr)
        return;
    const std::string text = text_of(object);
    const auto found = m_references.find(*other, text);
    if (!found)
        return;
    if (found->id == 0) {
        row.warnings.push_back(
            m_telling.issue_of(row, {0, m_object}, text,
                               ReferenceResolver::reason(*other, text, *found) + "现按所填保留。"));
        return;
    }
    if (const auto key = m_store.subject_key(*other, found->id); key && !key->empty())
        object = *key;
}

} // namespace lx
