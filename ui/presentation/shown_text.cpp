#include "ui/presentation/shown_text.h"

#include <algorithm>

#include <QTextDocument>

namespace lx::ui {

namespace {

/// Unicode's "bidirectional controls" (UAX #9): marks, embeddings, overrides and isolates.
bool turns_direction(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) ||
           (u >= 0x2066 && u <= 0x2069);
}

} // namespace

QString shown_text(const QString& text)
{
    if (std::none_of(text.begin(), text.end(), turns_direction))
        return text;
    QString shown;
    for (const QChar c : text) {
        if (turns_direction(c))
            shown += QStringLiteral("‹U+%1›").arg(QString::number(c.unicode(), 16).toUpper(), 4,
                                                  QLatin1Char('0'));
        else
            shown += c;
    }
    return shown;
}

QString escaped(const QString& text)
{
    return shown_text(text).toHtmlEscaped();
}

QString tip_text(const QString& text)
{
    const QString shown = shown_text(text);
    return Qt::mightBeRichText(shown) ? Qt::convertFromPlainText(shown, Qt::WhiteSpaceNormal)
                                      : shown;
}

QVariant shown_data(QVariant value, int role)
{
    if (value.typeId() != QMetaType::QString)
        return value;
    if (role == Qt::DisplayRole)
        return shown_text(value.toString());
    if (role == Qt::ToolTipRole)
        return tip_text(value.toString());
    return value;
}

QString button_text(const QString& text)
{
    return shown_text(text).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace lx::ui
