#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Appends text as the content of an element of SpreadsheetML (ST_Xstring): marks of XML are
/// escaped, control characters become _x0001_ and their like, a text that says so itself gets
/// _x005F_ in front, so that reading gives the same text (finish_xlsx_text). What is no character
/// in XML (broken UTF-8, halves of surrogate pairs, NUL, U+FFFE, U+FFFF) becomes U+FFFD; false
/// where that was so.
bool append_xlsx_text(std::string& out, std::string_view text);
/// The same for the value of an attribute in double quotes.
void append_xml_attribute(std::string& out, std::string_view value);

/// The shortest digits that read back as the same number.
[[nodiscard]] std::string xml_number(double value);

/// Appends text with the same exchange of what is no character, and no other.
bool append_whole_characters(std::string& out, std::string_view text);

} // namespace lx
