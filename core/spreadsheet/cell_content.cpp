#include "core/spreadsheet/cell_content.h"

#include <cmath>

#include "core/spreadsheet/cell_reference.h"
#include "core/spreadsheet/number_text.h"
#include "core/spreadsheet/sheet_places.h"
#include "core/spreadsheet/xlsx_text.h"
#include "core/spreadsheet/xml_out.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

namespace {

/// Days from the first day of each system to 1970-01-01.
constexpr std::int32_t epoch_1900 = 25'569;
constexpr std::int32_t epoch_1904 = 24'107;

struct ContentHandler
{
    explicit ContentHandler(XmlReader& one) : reader(one) {}

    void start(const char* full_name, const char** attributes)
    {
        const std::string_view name = local_name(full_name);
        if (++depth == 1)
            type = xml_attribute(attributes, "t");
        else if (skip == 0 && name == "rPh")
            skip = depth; // how a text is read aloud
        else if (skip == 0 && (name == "v" || name == "t"))
            take = true, begin = words.size(), reader.want_text(true);
        preserve = take && xml_attribute(attributes, "space") == "preserve";
    }
    void end(const char* /*full_name*/)
    {
        if (skip == depth)
            skip = 0;
        if (take) {
            take = false;
            reader.want_text(false);
            if (type != "s" && type != "n" && !type.empty())
                words.resize(begin + finish_xlsx_text(words.data() + begin, words.size() - begin,
                                                      preserve || type == "str"));
        }
        --depth;
    }
    void text(const char* data, std::size_t size) { words.append(data, size); }

    XmlReader& reader;
    int depth = 0;
    int skip = 0;
    bool take = false;
    bool preserve = false;
    std::size_t begin = 0;
    std::string type;
    std::string words;
};

bool needs_space(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    return !text.empty() &&
           (blank(text.front()) || blank(text.back()) || text.find('\n') != std::string_view::npos);
}

/// What stands in the tag of a cell of this content, and behind it.
struct Written
{
    std::string type;
    std::string inside;
};

Written written(const std::string& prefix, const CellContent& content)
{
    const auto element = [&](const char* name, const std::string& more, const std::string& text) {
        return "<" + prefix + name + more + ">" + text + "</" + prefix + name + ">";
    };
    switch (content.kind) {
    case CellContent::Kind::Number:
        return {"", element("v", "", xml_number(content.number))};
    case CellContent::Kind::Text: {
        std::string text;
        append_xlsx_text(text, content.text);
        const std::string space = needs_space(content.text) ? " xml:space=\"preserve\"" : "";
        return {" t=\"inlineStr\"", element("is", "", element("t", space, text))};
    }
    case CellContent::Kind::Blank:
    case CellContent::Kind::Other:
        break;
    }
    return {};
}

std::string closed_by(const std::string& tag, const std::string& prefix, const Written& what)
{
    if (what.inside.empty())
        return tag + "/>";
    return tag + what.type + ">" + what.inside + "</" + prefix + "c>";
}

} // namespace

PatchValue PatchValue::of_number(double number)
{
    return {Kind::Number, number, {}, {}};
}

PatchValue PatchValue::of_share(double share)
{
    return {Kind::Share, share, {}, {}};
}

PatchValue PatchValue::of_text(std::string text)
{
    return text.empty() ? PatchValue{} : PatchValue{Kind::Text, 0, std::move(text), {}};
}

PatchValue PatchValue::of_day(Date day)
{
    return {Kind::Day, 0, {}, day};
}

CellContent content_of(const PatchValue& value, NumberShape shape, DateSystem dates)
{
    using Kind = CellContent::Kind;
    switch (value.kind) {
    case PatchValue::Kind::Number:
        return {Kind::Number, value.number, {}};
    case PatchValue::Kind::Share:
        // Shares have a tenth of a per cent: 100 × 0.853 is to be 85.3.
        return {Kind::Number,
                shape == NumberShape::Percent ? value.number : std::round(value.number * 1e6) / 1e4,
                {}};
    case PatchValue::Kind::Text:
        return {Kind::Text, 0, value.text};
    case PatchValue::Kind::Day:
        if (shape == NumberShape::Date)
            return {Kind::Number,
                    static_cast<double>(value.day.days() +
                                        (dates == DateSystem::From1904 ? epoch_1904 : epoch_1900)),
                    {}};
        return {Kind::Text, 0, value.day.iso()};
    case PatchValue::Kind::Blank:
        break;
    }
    return {};
}

std::string text_of(const CellContent& content)
{
    return content.kind == CellContent::Kind::Number ? xml_number(content.number) : content.text;
}

Result<CellContent> read_cell_content(std::string_view bytes, const XlsxStrings& strings)
{
    XmlReader reader;
    ContentHandler handler(reader);
    reader.listen(handler);
    LX_TRY(reader.feed(bytes));
    LX_TRY(reader.end());
    using Kind = CellContent::Kind;
    const std::string& text = handler.words;
    if (text.empty())
        return CellContent{};
    if (handler.type == "s") {
        const std::int64_t index = read_whole_number(without_outer_blanks(text));
        if (index < 0 || index >= static_cast<std::int64_t>(strings.size()))
            return CellContent{};
        const std::string shared(strings[static_cast<std::size_t>(index)]);
        return CellContent{shared.empty() ? Kind::Blank : Kind::Text, 0, shared};
    }
    if (handler.type == "inlineStr" || handler.type == "str")
        return CellContent{Kind::Text, 0, text};
    if (handler.type.empty() || handler.type == "n")
        if (const auto number = read_plain_number(without_outer_blanks(text)))
            return CellContent{Kind::Number, *number, {}};
    return CellContent{Kind::Other, 0, text};
}

std::string with_content(std::string_view bytes, const std::string& prefix,
                         const CellContent& content)
{
    std::string tag(bytes.substr(0, bytes.find('>')));
    if (tag.ends_with('/'))
        tag.pop_back();
    while (tag.ends_with(' ') || tag.ends_with('\n') || tag.ends_with('\r') || tag.ends_with('\t'))
        tag.pop_back();
    // The type, and what was kept elsewhere of the old value.
    for (const char* name : {"t", "cm", "vm"}) {
        const auto place = attribute_place(tag, name);
        if (!place)
            continue;
        std::size_t begin = tag.rfind(name, place->begin - 2);
        begin = tag.find_last_not_of(" \t\r\n", begin - 1) + 1;
        tag.erase(begin, place->end + 1 - begin);
    }
    return closed_by(tag, prefix, written(prefix, content));
}

std::string new_cell(const std::string& name, std::uint32_t style, const std::string& prefix,
                     const CellContent& content)
{
    const std::string tag = "<" + prefix + "c r=\"" + name + "\"" +
                            (style != 0 ? " s=\"" + std::to_string(style) + "\"" : "");
    return closed_by(tag, prefix, written(prefix, content));
}

} // namespace lx
