#include "core/store/change_json.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace lx {

namespace {

/// Reads the JSON written here; anything else is an error, never a crash.
class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool take(char c)
    {
        skip_blanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool at_end()
    {
        skip_blanks();
        return m_at == m_text.size();
    }

    bool string(std::string& out)
    {
        if (!take('"'))
            return false;
        out.clear();
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"')
                return true;
            if (c != '\\')
                out += c;
            else if (!escape(out))
                return false;
        }
        return false;
    }

    bool value(Value& out)
    {
        skip_blanks();
        if (m_at >= m_text.size())
            return false;
        if (m_text[m_at] == '"') {
            std::string text;
            if (!string(text))
                return false;
            out = std::move(text);
            return true;
        }
        if (m_text.substr(m_at, 4) == "null") {
            m_at += 4;
            out = Value{};
            return true;
        }
        return number(out);
    }

private:
    void skip_blanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' ||
                                        m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool hex4(std::uint32_t& out)
    {
        if (m_at + 4 > m_text.size())
            return false;
        const char* first = m_text.data() + m_at;
        const auto [end, error] = std::from_chars(first, first + 4, out, 16);
        m_at += 4;
        return error == std::errc() && end == first + 4;
    }

    bool escape(std::string& out)
    {
        if (m_at >= m_text.size())
            return false;
        switch (const char c = m_text[m_at++]) {
        case '"':
        case '\\':
        case '/':
            out += c;
            return true;
        case 'n':
            out += '\n';
            return true;
        case 't':
            out += '\t';
            return true;
        case 'r':
            out += '\r';
            return true;
        case 'b':
            out += '\b';
            return true;
        case 'f':
            out += '\f';
            return true;
        case 'u':
            break;
        default:
            return false;
        }
        std::uint32_t code = 0;
        if (!hex4(code))
            return false;
        if (code >= 0xD800 && code < 0xDC00) {
            std::uint32_t low = 0;
            if (m_text.substr(m_at, 2) != "\\u")
                return false;
            m_at += 2;
            if (!hex4(low) || low < 0xDC00 || low > 0xDFFF)
                return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(out, code);
        return true;
    }

    static void append_utf8(std::string& out, std::uint32_t code)
    {
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else if (code < 0x800) {
            out += static_cast<char>(0xC0 | (code >> 6));
            out += static_cast<char>(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            out += static_cast<char>(0xE0 | (code >> 12));
            out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            out += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            out += static_cast<char>(0xF0 | (code >> 18));
            out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
            out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            out += static_cast<char>(0x80 | (code & 0x3F));
        }
    }

    bool number(Value& out)
    {
        const std::size_t begin = m_at;
        bool real = false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '.' || c == 'e' || c == 'E')
                real = true;
            else if (c != '-' && c != '+' && (c < '0' || c > '9'))
                break;
            ++m_at;
        }
        const char* first = m_text.data() + begin;
        const char* last = m_text.data() + m_at;
        if (real) {
            double number = 0;
            const auto [end, error] = std::from_chars(first, last, number);
            out = number;
            return error == std::errc() && end == last;
        }
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(first, last, number);
        out = number;
        return error == std::errc() && end == last;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

tl::unexpected<Error> damaged(std::string_view json)
{
    return fail(ErrorKind::Database,
                "修改记录里有一行读不出来，请运行校验（verify），必要时用备份恢复。",
                std::string(json.substr(0, 200)));
}

} // namespace

void append_json(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == '\n') {
            out += "\\n";
        } else {
            constexpr std::string_view digits = "0123456789abcdef";
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out.append(text, plain);
    out += '"';
}

void append_json(std::string& out, const Value& value)
{
    std::array<char, 32> buffer{};
    char* const first = buffer.data();
    if (const auto* text = std::get_if<std::string>(&value)) {
        append_json(out, std::string_view(*text));
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        const auto end = std::to_chars(first, first + buffer.size(), *number).ptr;
        out.append(first, end);
    } else if (const auto* real = std::get_if<double>(&value)) {
        const auto end = std::to_chars(first, first + buffer.size(), *real).ptr;
        const std::string_view digits(first, static_cast<std::size_t>(end - first));
        out += digits;
        if (digits.find_first_of(".e") == std::string_view::npos)
            out += ".0";
    } else {
        out += "null";
    }
}

void ChangeJson::add(std::string_view field, const Value& before, const Value& after)
{
    m_out += empty() ? "\"" : ",\"";
    m_out += field;         // keys are lower_snake: nothing to escape
    if (is_empty(before)) { // of nearly all rows: they are new
        m_out += "\":[null,";
    } else {
        m_out += "\":[";
        append_json(m_out, before);
        m_out += ',';
    }
    append_json(m_out, after);
    m_out += ']';
}

Result<std::vector<FieldChange>> read_change_json(std::string_view json)
{
    std::vector<FieldChange> fields;
    Reader reader(json);
    if (!reader.take('{'))
        return damaged(json);
    if (!reader.take('}')) {
        do {
            FieldChange change;
            if (!reader.string(change.field) || !reader.take(':') || !reader.take('[') ||
                !reader.value(change.before) || !reader.take(',') || !reader.value(change.after) ||
                !reader.take(']'))
                return damaged(json);
            fields.push_back(std::move(change));
        } while (reader.take(','));
        if (!reader.take('}'))
            return damaged(json);
    }
    if (!reader.at_end())
        return damaged(json);
    return fields;
}

Result<PlainObject> read_plain_object(std::string_view json)
{
    PlainObject object;
    if (json.empty())
        return object;
    Reader reader(json);
    if (!reader.take('{'))
        return damaged(json);
    if (!reader.take('}')) {
        do {
            std::pair<std::string, Value> member;
            if (!reader.string(member.first) || !reader.take(':') || !reader.value(member.second))
                return damaged(json);
            object.push_back(std::move(member));
        } while (reader.take(','));
        if (!reader.take('}'))
            return damaged(json);
    }
    if (!reader.at_end())
        return damaged(json);
    return object;
}

std::string write_plain_object(const PlainObject& object)
{
    std::string out;
    for (const auto& [key, value] : object) {
        if (is_empty(value))
            continue;
        out += out.empty() ? '{' : ',';
        append_json(out, std::string_view(key));
        out += ':';
        append_json(out, value);
    }
    if (!out.empty())
        out += '}';
    return out;
}

} // namespace lx
