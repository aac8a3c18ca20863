#include "ui/presentation/icons.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

QByteArray source_of(const QString& name)
{
    static QHash<QString, QByteArray> sources;
    auto it = sources.find(name);
    if (it == sources.end()) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        it = sources.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *it;
}

/// Draws the SVG when asked, so that a new theme needs no new icons.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, bool on_accent) : m_name(std::move(name)), m_on_accent(on_accent)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->drawPixmap(square, icon_pixmap(m_name, color(mode), side, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // QIcon asks in device pixels here and sets the ratio itself.
        QPixmap picture = icon_pixmap(m_name, color(mode), std::min(size.width(), size.height()));
        picture.setDevicePixelRatio(scale);
        return picture;
    }

    QIconEngine* clone() const override { return new LineIconEngine(m_name, m_on_accent); }
    bool isNull() override { return source_of(m_name).isEmpty(); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const Theme& theme = Theme::current();
        if (m_on_accent && mode != QIcon::Disabled)
            return theme.on_accent;
        switch (mode) {
        case QIcon::Disabled:
            return theme.text_faint;
        case QIcon::Selected:
            return theme.accent_text;
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return theme.text;
    }

    QString m_name;
    bool m_on_accent = false;
};

} // namespace

QPixmap icon_pixmap(const QString& name, const QColor& color, int size, qreal device_pixel_ratio)
{
    const int pixels = std::max(1, qRound(size * device_pixel_ratio));
    const QString key = QStringLiteral("lx-icon/%1/%2/%3").arg(name, color.name()).arg(pixels);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap(pixels, pixels);
        picture.fill(Qt::transparent);
        QByteArray svg = source_of(name);
        if (!svg.isEmpty()) {
            svg.replace("currentColor", color.name().toLatin1());
            QSvgRenderer renderer(svg);
            QPainter painter(&picture);
            renderer.render(&painter, QRectF(0, 0, pixels, pixels));
        }
        QPixmapCache::insert(key, picture);
    }
    picture.setDevicePixelRatio(device_pixel_ratio);
    return picture;
}

QIcon icon(const QString& name)
{
    return QIcon(new LineIconEngine(name, false));
}

QIcon icon_on_accent(const QString& name)
{
    return QIcon(new LineIconEngine(name, true));
}

QStringList icon_names()
{
    QStringList names;
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList(QDir::Files);
    for (const QString& file : files)
        names << file.chopped(4);
    return names;
}

} // namespace lx::ui
