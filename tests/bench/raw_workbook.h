#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <expat.h>
#include <zip.h>

#include "tests/bench/raw_table.h"

namespace lx::bench {

/// Every cell through expat into a table.
class RawWorkbook
{
public:
    /// All sheets of it, one after the other; the first row of the first holds headings.
    RawWorkbook(const std::string& xlsx, const std::string& database, std::size_t columns)
        : m_table(database, columns)
    {
        int error = 0;
        zip_t* archive = zip_open(xlsx.c_str(), ZIP_RDONLY, &error);
        parse(archive, "xl/sharedStrings.xml", true);
        for (int sheet = 1;
             parse(archive, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml", false);
             ++sheet) {
        }
        zip_close(archive);
        m_table.finish();
    }
    [[nodiscard]] std::int64_t rows() const { return m_table.rows(); }

private:
    bool parse(zip_t* archive, const std::string& name, bool strings)
    {
        zip_file_t* part = zip_fopen(archive, name.c_str(), 0);
        if (part == nullptr)
            return false;
        XML_Parser parser = XML_ParserCreate(nullptr);
        XML_SetUserData(parser, this);
        if (strings)
            XML_SetElementHandler(parser, string_start, string_end);
        else
            XML_SetElementHandler(parser, cell_start, cell_end);
        XML_SetCharacterDataHandler(parser, characters);
        constexpr int block = 64 * 1024;
        for (;;) {
            void* buffer = XML_GetBuffer(parser, block);
            const auto got = zip_fread(part, buffer, block);
            if (XML_ParseBuffer(parser, static_cast<int>(got), got <= 0) == XML_STATUS_ERROR)
                stop("xml");
            if (got <= 0)
                break;
        }
        XML_ParserFree(parser);
        zip_fclose(part);
        return true;
    }

    static void string_start(void* self, const char* name, const char**)
    {
        auto* raw = static_cast<RawWorkbook*>(self);
        if (std::strcmp(name, "t") == 0)
            raw->m_taking = true;
    }
    static void string_end(void* self, const char* name)
    {
        auto* raw = static_cast<RawWorkbook*>(self);
        if (std::strcmp(name, "t") == 0) {
            raw->m_taking = false;
            raw->m_strings.push_back(raw->m_text);
            raw->m_text.clear();
        }
    }
    static void cell_start(void* self, const char* name, const char** attributes)
    {
        auto* raw = static_cast<RawWorkbook*>(self);
        if (name[0] == 'c' && name[1] == 0) {
            raw->m_shared = false;
            raw->m_column = 0;
            for (; *attributes != nullptr; attributes += 2) {
                if (attributes[0][0] == 'r') {
                    for (const char* c = attributes[1]; *c >= 'A'; ++c)
                        raw->m_column = raw->m_column * 26 + (*c - 'A' + 1);
                } else if (attributes[0][0] == 't') {
                    raw->m_shared = attributes[1][0] == 's' && attributes[1][1] == 0;
                }
            }
        } else if ((name[0] == 'v' || name[0] == 't') && name[1] == 0) {
            raw->m_text.clear();
            raw->m_taking = true;
        }
    }
    static void cell_end(void* self, const char* name)
    {
        auto* raw = static_cast<RawWorkbook*>(self);
        if ((name[0] == 'v' || name[0] == 't') && name[1] == 0) {
            raw->m_taking = false;
            const std::string& text =
                raw->m_shared ? raw->m_strings[std::strtoul(raw->m_text.c_str(), nullptr, 10)]
                              : raw->m_text;
            raw->m_table.bind(raw->m_column, text);
        } else if (std::strcmp(name, "row") == 0) {
            raw->m_table.end_row();
        }
    }
    static void characters(void* self, const char* text, int length)
    {
        auto* raw = static_cast<RawWorkbook*>(self);
        if (raw->m_taking)
            raw->m_text.append(text, static_cast<std::size_t>(length));
    }

    RawTable m_table;
    std::vector<std::string> m_strings;
    std::string m_text;
    bool m_taking = false;
    bool m_shared = false;
    int m_column = 0;
};

} // namespace lx::bench
