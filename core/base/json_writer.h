#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lx {

/// Writes one JSON document piece by piece: keys keep the order they are written in and the
/// document never stands in memory as a whole (millions of findings). Text goes out as UTF-8;
/// broken bytes become U+FFFD, numbers that JSON has no word for become null.
class JsonWriter
{
public:
    /// Gets the text in chunks; false = it can't be written (the rest is dropped, `failed` says
    /// so).
    using Sink = std::function<bool(std::string_view)>;

    explicit JsonWriter(Sink sink);
    /// Flushes what is left.
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    /// Name of the next value of an object.
    JsonWriter& key(std::string_view name);
    /// Members or items that are JSON already, parted by commas: what many objects share is written
    /// once (json_text) and copied.
    JsonWriter& raw(std::string_view json);

    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    /// The shortest digits that read back as the same number.
    JsonWriter& real(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    JsonWriter& text(std::string_view name, std::string_view value)
    {
        return key(name).text(value);
    }
    JsonWriter& integer(std::string_view name, std::int64_t value)
    {
        return key(name).integer(value);
    }
    JsonWriter& boolean(std::string_view name, bool value) { return key(name).boolean(value); }

    /// Ends the document with a line break and hands the rest to the sink; false where the sink
    /// refused.
    [[nodiscard]] bool finish();
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void before_value();
    void put(std::string_view raw);
    void put_text(std::string_view value);
    void flush_if_full();
    void flush();

    Sink m_sink;
    std::string m_buffer;
    std::vector<bool> m_has_items; ///< per open array or object: something stands in it already
    bool m_after_key = false;
    bool m_failed = false;
};

/// A text as JSON writes it, in quotation marks.
[[nodiscard]] std::string json_text(std::string_view value);
/// `"name":"value"`: a member for JsonWriter::raw.
[[nodiscard]] std::string json_member(std::string_view name, std::string_view value);

} // namespace lx
