#include "ui/presentation/print/pdf_each.h"

#include <map>

namespace lx {

namespace {

constexpr qsizetype longest_name = 80; ///< characters; a file system gives 255 bytes

/// A cancel of the whole, and how far the whole is.
class OneOfMany final : public Progress
{
public:
    explicit OneOfMany(Progress& whole) : m_whole(whole) {}
    void report(std::string_view, std::int64_t, std::int64_t) override {}
    [[nodiscard]] bool cancelled() const override { return m_whole.cancelled(); }

private:
    Progress& m_whole;
};

} // namespace

QString file_name_for(const QString& wanted)
{
    QString name = wanted;
    for (const QChar refused : QStringLiteral("\\/:*?\"<>|"))
        name.remove(refused);
    name = name.simplified().left(longest_name);
    while (name.startsWith(QLatin1Char('.'))) // hidden, or a folder above
        name.remove(0, 1);
    return name;
}

Result<PdfEach> write_pdf_each(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
                               const std::string& folder, Progress& progress)
{
    if (pieces.empty())
        return fail(ErrorKind::Refused, "没有可以打印的内容，请先选择对象。");
    PdfEach each;
    std::map<std::string, int> names;
    OneOfMany one(progress);
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t end = first + 1;
        while (end < pieces.size() && pieces[end].goes_on)
            ++end;
        const std::vector<PrintPiece> some(pieces.begin() + static_cast<std::ptrdiff_t>(first),
                                           pieces.begin() + static_cast<std::ptrdiff_t>(end));
        while (end < pieces.size() && some.size() == 1 && pieces[end].title == some[0].title &&
               pieces[end].html == some[0].html)
            ++end; // copies
        progress.report("写入" + some.front().title, static_cast<std::int64_t>(first),
                        std::ssize(pieces));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，写好的文件留着。");
        first = end;
        std::string name = file_name_for(QString::fromStdString(some.front().title)).toStdString();
        if (name.empty())
            name = "打印";
        if (const int before = names[name]++; before > 0)
            name += "（" + std::to_string(before + 1) + "）";
        const std::string path = folder + "/" + name + ".pdf";
        const auto written = write_pdf(some, setup, some.front().title, path, one);
        if (written)
            each.files.push_back(path);
        else if (written.error().kind == ErrorKind::Cancelled)
            return fail(written.error());
        else
            each.refused.push_back(written.error().message);
    }
    return each;
}

} // namespace lx
