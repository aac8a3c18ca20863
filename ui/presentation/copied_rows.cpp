#include "ui/presentation/copied_rows.h"

#include <QMimeData>
#include <QUuid>

namespace lx::ui {

namespace {

const QString format = QStringLiteral("application/x-liangxin-rows");

} // namespace

void CopiedRows::keep(QMimeData& copied, const QString& whole)
{
    m_mark = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_whole = whole;
    copied.setData(format, m_mark);
}

std::optional<QString> CopiedRows::whole(const QMimeData* pasted) const
{
    if (pasted == nullptr || m_mark.isEmpty() || pasted->data(format) != m_mark)
        return std::nullopt;
    return m_whole;
}

} // namespace lx::ui
