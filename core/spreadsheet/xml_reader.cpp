#include "core/spreadsheet/xml_reader.h"

#include <new>

#include "core/spreadsheet/zip_part.h"

namespace lx {

namespace {

/// Expat keeps an unfinished tag whole in memory; honest ones are below a kilobyte.
constexpr std::int64_t kLongestTag = std::int64_t{4} << 20;

} // namespace

std::string_view xml_attribute(const char** attributes, std::string_view local)
{
    for (; *attributes != nullptr; attributes += 2)
        if (local_name(attributes[0]) == local)
            return attributes[1];
    return {};
}

bool xml_flag(const char** attributes, std::string_view local)
{
    const std::string_view value = xml_attribute(attributes, local);
    return value == "1" || value == "true" || value == "on";
}

XmlReader::XmlReader(Size size) : m_size(size), m_parser(XML_ParserCreate(nullptr))
{
    if (m_parser == nullptr)
        throw std::bad_alloc();
    m_listener.reader = this;
    XML_SetUserData(m_parser, &m_listener);
    XML_SetStartDoctypeDeclHandler(m_parser, &on_doctype);
}

XmlReader::~XmlReader()
{
    XML_ParserFree(m_parser);
}

void XmlReader::on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system_id*/,
                           const XML_Char* /*public_id*/, int /*has_internal_subset*/)
{
    static_cast<Listener*>(user)->reader->refuse_doctype();
}

void XmlReader::refuse_doctype()
{
    refuse(Error{ErrorKind::BadInput,
                 m_place() + "里有 DOCTYPE 声明，正常的表格不会有，可能是恶意构造的，没有读取；"
                             "请核对文件来源。",
                 "DOCTYPE"});
}

void XmlReader::refuse_nesting()
{
    refuse(Error{ErrorKind::BadInput,
                 m_place() + "的内容嵌套太深，像是恶意构造的，已停止读取；请核对文件来源。",
                 "nesting"});
}

void XmlReader::refuse(Error error)
{
    if (!m_error)
        m_error = std::move(error);
    finish();
}

void XmlReader::finish()
{
    if (m_scanner)
        m_scanner->stop();
    else if (!m_stopped)
        XML_StopParser(m_parser, XML_FALSE);
    m_stopped = true;
}

Error XmlReader::fault(std::string detail) const
{
    return Error{ErrorKind::BadInput,
                 m_place() + "的内容不完整或已损坏，读不下去；请用 WPS 或 Excel 打开后另存为 "
                             ".xlsx，再导入一次。",
                 std::move(detail)};
}

Error XmlReader::long_tag() const
{
    return Error{ErrorKind::BadInput,
                 m_place() + "里有一个大得不正常的标记，像是恶意构造的，已停止读取；"
                             "请核对文件来源。",
                 "a tag over 4 MiB"};
}

void XmlReader::choose_parser(std::string_view head)
{
    if (m_size == Size::Large && XmlScanner::can_scan(head))
        m_scanner.emplace(&m_listener, m_on_start, m_on_end);
}

Result<> XmlReader::scan(std::string_view bytes, bool last)
{
    const bool good = last ? m_scanner->end() : m_scanner->feed(bytes);
    m_fed += static_cast<std::int64_t>(bytes.size());
    if (!good && !m_error) {
        if (m_scanner->fault() == XmlScanner::Fault::Doctype)
            refuse_doctype();
        else if (m_scanner->fault() == XmlScanner::Fault::LongTag)
            m_error = long_tag();
        else
            m_error = fault(std::string(m_scanner->reason()) + " at byte " +
                            std::to_string(m_scanner->position()));
    }
    if (m_error)
        return fail(*m_error);
    return {};
}

Result<> XmlReader::parse(const char* data, std::size_t size, bool last)
{
    if (m_stopped)
        return m_error ? Result<>(fail(*m_error)) : Result<>();
    if (m_fed == 0)
        choose_parser({data, size});
    if (m_scanner)
        return scan({data, size}, last);
    const auto status = XML_Parse(m_parser, data, static_cast<int>(size), last ? 1 : 0);
    m_fed += static_cast<std::int64_t>(size);
    if (m_error)
        return fail(*m_error);
    if (status == XML_STATUS_ERROR && !m_stopped)
        return fail(fault(std::string(XML_ErrorString(XML_GetErrorCode(m_parser))) + " at line " +
                          std::to_string(XML_GetCurrentLineNumber(m_parser)) + ", byte " +
                          std::to_string(XML_GetCurrentByteIndex(m_parser))));
    return {};
}

Result<> XmlReader::feed(std::string_view bytes)
{
    LX_TRY(parse(bytes.data(), bytes.size(), false));
    if (!m_stopped && !m_scanner &&
        m_fed - XML_GetCurrentByteIndex(m_parser) >
            kLongestTag + static_cast<std::int64_t>(bytes.size()))
        return fail(long_tag());
    return {};
}

Result<> XmlReader::end()
{
    return parse("", 0, true);
}

Result<> XmlReader::run(ZipPart& part, Progress& progress, std::string_view what)
{
    while (!m_stopped) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消读取。");
        LX_ASSIGN(const std::string_view bytes, part.next());
        if (bytes.empty())
            return end();
        LX_TRY(feed(bytes));
        progress.report(what, m_fed, part.declared_size());
    }
    return {};
}

} // namespace lx
