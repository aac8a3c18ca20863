#include "ui/exchange/drop_zone.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

QStringList spreadsheets_of(const QMimeData* data)
{
    static const QStringList endings{
        QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("xls"), QStringLiteral("et"),
        QStringLiteral("ods"),  QStringLiteral("csv"),  QStringLiteral("txt")};
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        const QString path = url.toLocalFile();
        if (endings.contains(QFileInfo(path).suffix().toLower()))
            paths << path;
    }
    return paths;
}

QString spreadsheet_filter()
{
    return DropZone::tr("Spreadsheets (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)");
}

DropZone::DropZone(QWidget* parent) : QFrame(parent)
{
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(2), Theme::grid(2), Theme::grid(2));
    column->setSpacing(Theme::grid(1));
    auto* words = new TextLabel(tr("Drop Excel, WPS or CSV files here"), this);
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    auto* button = new QPushButton(icon(QStringLiteral("open")), tr("Choose file&s…"), this);
    column->addWidget(words);
    column->addWidget(button, 0, Qt::AlignCenter);
    connect(button, &QPushButton::clicked, this, &DropZone::choose_wanted);
}

void DropZone::dragEnterEvent(QDragEnterEvent* event)
{
    if (!isEnabled() || spreadsheets_of(event->mimeData()).isEmpty())
        return;
    m_over = true;
    update();
    event->acceptProposedAction();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*)
{
    m_over = false;
    update();
}

void DropZone::dropEvent(QDropEvent* event)
{
    m_over = false;
    update();
    const QStringList paths = spreadsheets_of(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(paths);
}

void DropZone::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_over ? theme.focus : theme.border_strong, m_over ? 2 : 1, Qt::DashLine));
    painter.setBrush(m_over ? theme.hover : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace lx::ui
