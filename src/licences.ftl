<#list dependencyMap as entry><#assign part = entry.getKey()/>
${part.groupId}:${part.artifactId}	${part.version}	${entry.getValue()?join(" or ")}	${(part.url!"")?trim}
</#list>
