#include "ui/presentation/print/given_glyphs.h"

#include <mutex>
#include <vector>

#include <QBuffer>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include "core/base/input_file.h"
#include "core/store/settings_store.h"
#include "core/store/settings_under.h"
#include "ui/presentation/format.h"

namespace lx {

namespace {

constexpr std::string_view prefix = "glyph/"; ///< and the code point: glyph/2A6D6
constexpr int side_px = 256;                  ///< of what is kept: 600 dpi at 小一
constexpr std::uint64_t most_bytes = 8 << 20; ///< of what is read
const QString scheme = QStringLiteral("glyph:");

std::mutex one_at_a_time;

GivenGlyphs& in_use()
{
    static GivenGlyphs glyphs;
    return glyphs;
}

QString code_of(char32_t character)
{
    return QString::number(static_cast<uint>(character), 16).toUpper();
}

Result<QImage> read_picture(const std::string& path)
{
    LX_ASSIGN(const std::string bytes, read_file(path, most_bytes));
    // What would take more than 256 MB to unpack isn't read: Qt's own limit.
    const QImage picture =
        QImage::fromData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (picture.isNull())
        return fail(ErrorKind::BadInput,
                    "“" + path + "”读不出图片，请选这个字的 PNG、JPG、BMP 或 SVG 图片。");
    // A square: the character's place in the text.
    const int side = std::max(picture.width(), picture.height());
    QImage square(side, side, QImage::Format_ARGB32);
    square.fill(Qt::transparent);
    QPainter(&square).drawImage((side - picture.width()) / 2, (side - picture.height()) / 2,
                                picture);
    return square.scaled(side_px, side_px, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Result<GivenGlyphs> given_glyphs(Database& database)
{
    LX_ASSIGN(const auto kept, settings_under(database, std::string(prefix)));
    GivenGlyphs glyphs;
    for (const auto& [name, value] : kept) {
        const char32_t character = glyph_named("U+" + name.substr(prefix.size()));
        QImage picture;
        if (character != 0 &&
            picture.loadFromData(QByteArray::fromBase64(QByteArray::fromStdString(value)), "PNG"))
            glyphs.emplace(character, std::move(picture));
    }
    return glyphs;
}

bool is_glyph_setting(std::string_view name)
{
    return name.starts_with(prefix);
}

Result<> give_glyph(Database& database, char32_t character, const std::string& picture,
                    const Actor& actor)
{
    LX_ASSIGN(const QImage square, read_picture(picture));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    square.save(&buffer, "PNG");
    const QString code = code_of(character);
    return SettingsStore(database).set(std::string(prefix) + code.toStdString(),
                                       png.toBase64().toStdString(),
                                       "给出 U+" + code.toStdString() + " 的字形", &actor);
}

char32_t glyph_named(const std::string& text)
{
    const QString name = ui::qt(text).trimmed();
    if (name.startsWith(QLatin1String("U+"), Qt::CaseInsensitive)) {
        bool number = false;
        const uint code = name.mid(2).toUInt(&number, 16);
        return number && code <= 0x10FFFF ? static_cast<char32_t>(code) : 0;
    }
    const auto characters = name.toUcs4();
    return characters.size() == 1 ? static_cast<char32_t>(characters.front()) : 0;
}

void use_glyphs(GivenGlyphs glyphs)
{
    const std::lock_guard lock(one_at_a_time);
    in_use() = std::move(glyphs);
}

QImage glyph_of(char32_t character)
{
    const std::lock_guard lock(one_at_a_time);
    const auto found = in_use().find(character);
    return found == in_use().end() ? QImage() : found->second;
}

QString glyph_markup(char32_t character)
{
    return QStringLiteral("<img src=\"%1%2\">").arg(scheme, code_of(character));
}

void set_html_with_glyphs(QTextDocument& document, const QString& html)
{
    if (!html.contains(scheme)) {
        document.setHtml(html);
        return;
    }
    {
        const std::lock_guard lock(one_at_a_time);
        for (const auto& [character, picture] : in_use())
            document.addResource(QTextDocument::ImageResource, QUrl(scheme + code_of(character)),
                                 picture);
    }
    document.setHtml(html);
    struct Place
    {
        int at = 0;
        QTextImageFormat format;
    };
    std::vector<Place> places;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            QTextImageFormat format = fragment.charFormat().toImageFormat();
            if (!format.name().startsWith(scheme))
                continue;
            // Of the size of its text, in the pixels of style sheets (96 an inch).
            const QFont font = format.font();
            const double points =
                font.pointSizeF() > 0 ? font.pointSizeF() : document.defaultFont().pointSizeF();
            format.setWidth(points * 96 / 72);
            format.setHeight(points * 96 / 72);
            for (int i = 0; i < fragment.length(); ++i)
                places.push_back({fragment.position() + i, format});
        }
    for (const Place& place : places) {
        QTextCursor cursor(&document);
        cursor.setPosition(place.at);
        cursor.setPosition(place.at + 1, QTextCursor::KeepAnchor);
        cursor.setCharFormat(place.format);
    }
}

} // namespace lx
