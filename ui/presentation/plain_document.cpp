#include "ui/presentation/plain_document.h"

#include <QImage>

namespace lx::ui {

QVariant nothing_loaded(int type)
{
    if (type != QTextDocument::ImageResource)
        return {};
    QImage empty(1, 1, QImage::Format_ARGB32);
    empty.fill(Qt::transparent);
    return empty;
}

} // namespace lx::ui
