import { ScrollArea, Table } from '@mantine/core'

/** The first rows of a file as they are; the columns that mean something stand out. */
export function SampleTable({
  headings,
  rows,
  used,
}: {
  headings: string[]
  rows: string[][]
  used: string[]
}) {
  return (
    <ScrollArea type="auto" offsetScrollbars="x">
      <Table className="rows" fz={13}>
        <Table.Thead>
          <Table.Tr>
            {headings.map((heading) => (
              <Table.Th key={heading} c={used.includes(heading) ? undefined : 'dimmed'}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, index) => (
            <Table.Tr key={index}>
              {cells.map((cell, at) => (
                <Table.Td key={at} style={{ whiteSpace: 'nowrap' }}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
